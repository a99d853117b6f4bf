using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MirtAi.Silo.WebChat;

/// <summary>Reads an outbox row's message for a page that shows plain text.</summary>
internal static partial class OutboundText
{
    /// <summary>The text and the photos; both empty for what a page does not show, such as a button's acknowledgement.</summary>
    public static (string Text, ImmutableArray<string> Photos) Read(string messageJson)
    {
        using var document = JsonDocument.Parse(messageJson);
        var text = Member(document, "text") is { ValueKind: JsonValueKind.String } value ? value.GetString() ?? "" : "";
        var html = Member(document, "html") is { ValueKind: JsonValueKind.True };
        ImmutableArray<string> photos = Member(document, "images") is { ValueKind: JsonValueKind.Array } images
            ? [.. images.EnumerateArray().Where(image => image.ValueKind == JsonValueKind.String).Select(image => image.GetString()!)]
            : [];
        return (html ? WebUtility.HtmlDecode(Tag.Replace(text, "")) : text, photos);
    }

    private static JsonElement? Member(JsonDocument document, string name)
    {
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
                return member.Value;
        }

        return null;
    }

    [GeneratedRegex("</?[a-zA-Z][^<>]*>")]
    private static partial Regex Tag { get; }
}
