using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace MirtAi.Grains.Messages;

/// <summary>
/// Recent messages, each as <c>"7/811c9dc5/42"</c>, its sequence, hash and id: there are many in a state that is written with every
/// message, and databases take one string faster than a list. Reads <c>["42",7,2166136261]</c>, too, which earlier versions wrote.
/// </summary>
internal sealed class RecentMessagesJson : JsonConverter<ImmutableArray<RecentMessage>>
{
    private const int LongestNumbers = 30;

    /// <inheritdoc/>
    public override ImmutableArray<RecentMessage> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var messages = ImmutableArray.CreateBuilder<RecentMessage>(RecentMessage.Kept);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            messages.Add(reader.TokenType == JsonTokenType.StartArray ? ReadList(ref reader) : Parse(reader.GetString()!));
        return messages.ToImmutable();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ImmutableArray<RecentMessage> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        Span<byte> small = stackalloc byte[256];
        foreach (var message in value)
        {
            var bytes = message.MessageId.Length * 3 + LongestNumbers;
            var text = bytes <= small.Length ? small : new byte[bytes];
            Utf8.TryWrite(
                text, CultureInfo.InvariantCulture, $"{message.Sequence}/{message.TextHash:x}/{message.MessageId}", out var written);
            writer.WriteStringValue(text[..written]);
        }
        writer.WriteEndArray();
    }

    private static RecentMessage Parse(string text) =>
        text.Split('/', 3) is [var sequence, var hash, var messageId]
        && long.TryParse(sequence, CultureInfo.InvariantCulture, out var number)
        && uint.TryParse(hash, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var textHash)
            ? new RecentMessage(messageId, number, textHash)
            : throw new JsonException("This is not a recent message.");

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
