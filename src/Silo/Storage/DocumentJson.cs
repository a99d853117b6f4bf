using System.Text.Json;
using System.Text.Json.Serialization;
using Orleans.Storage;

namespace MirtAi.Silo.Storage;

/// <summary>
/// Grains' documents as plain JSON, which operators can read. Members that an older process does not know are dropped when it writes; those
/// that are missing hold their initializer's value.
/// </summary>
internal sealed class DocumentJson : IGrainStorageSerializer
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <inheritdoc/>
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, Format));

    /// <inheritdoc/>
    public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span, Format);
}
