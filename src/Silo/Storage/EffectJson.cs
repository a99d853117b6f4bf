using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using MirtAi.Grains.Messages;

namespace MirtAi.Silo.Storage;

/// <summary>How lists of images and outbound messages are kept in their columns.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(OutboundMessage))]
[JsonSerializable(typeof(ImmutableArray<string>))]
internal sealed partial class EffectJson : JsonSerializerContext
{
    /// <summary>Images as a column.</summary>
    public static string Write(ImmutableArray<string> images) =>
        images.IsDefaultOrEmpty ? "[]" : JsonSerializer.Serialize(images, Default.ImmutableArrayString);

    /// <summary>Images of a column.</summary>
    public static ImmutableArray<string> ReadImages(string column) =>
        column == "[]" ? [] : JsonSerializer.Deserialize(column, Default.ImmutableArrayString);

    /// <summary>A message as a column.</summary>
    public static string Write(OutboundMessage message) => JsonSerializer.Serialize(message, Default.OutboundMessage);

    /// <summary>The message of a column.</summary>
    public static OutboundMessage ReadMessage(string column) => JsonSerializer.Deserialize(column, Default.OutboundMessage)!;
}
