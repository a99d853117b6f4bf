using System.Text.Json;
using System.Text.Json.Serialization;

namespace MirtAi.Conversations;

/// <summary>A recent message as <c>["42",7,2166136261]</c>: there are many in a state that is written with every message.</summary>
internal sealed class RecentMessageJson : JsonConverter<RecentMessage>
{
    /// <inheritdoc/>
    public override RecentMessage Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Read();
        var messageId = reader.GetString()!;
        reader.Read();
        var sequence = reader.GetInt64();
        reader.Read();
        var textHash = reader.GetUInt32();
        reader.Read();
        return new RecentMessage(messageId, sequence, textHash);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RecentMessage value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(value.MessageId);
        writer.WriteNumberValue(value.Sequence);
        writer.WriteNumberValue(value.TextHash);
        writer.WriteEndArray();
    }
}
