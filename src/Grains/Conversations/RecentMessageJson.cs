using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MirtAi.Conversations;

/// <summary>
/// A recent message as <c>"7/811c9dc5/42"</c>, its sequence, hash and id: there are many in a state that is written with every message,
/// and databases take one string faster than a list. Reads <c>["42",7,2166136261]</c>, too, which earlier versions wrote.
/// </summary>
internal sealed class RecentMessageJson : JsonConverter<RecentMessage>
{
    /// <inheritdoc/>
    public override RecentMessage Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
            return ReadList(ref reader);
        if (reader.GetString()!.Split('/', 3) is [var sequence, var hash, var messageId]
            && long.TryParse(sequence, CultureInfo.InvariantCulture, out var number)
            && uint.TryParse(hash, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var textHash))
            return new RecentMessage(messageId, number, textHash);
        throw new JsonException("This is not a recent message.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RecentMessage value, JsonSerializerOptions options) =>
        writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{value.Sequence}/{value.TextHash:x}/{value.MessageId}"));

    private static RecentMessage ReadList(ref Utf8JsonReader reader)
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
}
