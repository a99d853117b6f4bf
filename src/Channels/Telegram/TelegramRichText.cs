using System.Text;
using System.Text.Json;
using MirtAi.Channels.Json;
using MirtAi.Channels.Text;

namespace MirtAi.Channels.Telegram;

/// <summary>
/// Reads the words of a rich message, which is a tree of blocks. Words are the strings of <c>text</c> members, at any depth, so that a
/// block of a new kind is read as well as one that is known; each block is a line.
/// </summary>
internal static class TelegramRichText
{
    /// <summary>The words, or null if there are none.</summary>
    public static string? Of(JsonElement message)
    {
        if (message.Object("rich_message"u8) is not { } rich)
            return null;
        var text = new StringBuilder();
        Read(rich, isText: false, text);
        return text.ToString().Trim() is { Length: > 0 } words ? words : null;
    }

    private static void Read(JsonElement element, bool isText, StringBuilder text)
    {
        if (text.Length > InboundText.MaxLength)
            return;
        switch (element.ValueKind)
        {
            case JsonValueKind.String when isText:
                text.Append(element.GetString());
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Read(item, isText, text);
                    if (!isText)
                        EndLine(text);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    if (member.NameEquals("text"u8))
                        Read(member.Value, isText: true, text);
                    else if (member.Value.ValueKind is not JsonValueKind.String)
                        Read(member.Value, isText: false, text);
                }

                break;
        }
    }

    private static void EndLine(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != '\n')
            text.Append('\n');
    }
}
