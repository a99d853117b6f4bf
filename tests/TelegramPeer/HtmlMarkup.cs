using System.Globalization;
using System.Text;

namespace MirtAi.TelegramPeer;

/// <summary>Parses the HTML subset of the Bot API ("HTML style") as strictly as the platform, with its texts for what is broken.</summary>
internal static class HtmlMarkup
{
    private static readonly string[] KnownTags =
    [
        "b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "span", "tg-spoiler", "a", "tg-emoji", "code", "pre", "blockquote",
    ];

    /// <summary>The visible text, or what the platform says is wrong.</summary>
    public static (string Text, string? Error) Parse(string html)
    {
        var text = new StringBuilder();
        var open = new Stack<string>();
        for (var at = 0; at < html.Length;)
        {
            if (html[at] == '&' && Entity(html, at) is var (character, length))
            {
                text.Append(character);
                at += length;
            }
            else if (html[at] != '<')
            {
                text.Append(html[at++]);
            }
            else if (Tag(html, at, open) is var (next, error))
            {
                if (error is not null)
                    return ("", error);
                at = next;
            }
        }

        return open.Count == 0 ? (text.ToString(), null) : ("", $"Can't find end tag corresponding to start tag \"{open.Peek()}\"");
    }

    private static (int Next, string? Error) Tag(string html, int at, Stack<string> open)
    {
        var offset = Encoding.UTF8.GetByteCount(html.AsSpan(0, at));
        return at + 1 < html.Length && html[at + 1] == '/' ? EndTag(html, at + 2, offset, open) : StartTag(html, at + 1, offset, open);
    }

    private static (int Next, string? Error) StartTag(string html, int start, int offset, Stack<string> open)
    {
        var nameEnd = html.AsSpan(start).IndexOfAny(" \t\r\n>") is >= 0 and var length ? start + length : -1;
        if (nameEnd < 0)
            return (0, $"Unclosed start tag at byte offset {offset}");
        var tag = html[start..nameEnd].ToLowerInvariant();
        if (!KnownTags.Contains(tag))
            return (0, $"Unsupported start tag \"{tag}\" at byte offset {offset}");
        var close = html.IndexOf('>', nameEnd);
        if (close < 0)
            return (0, $"Unclosed start tag at byte offset {offset}");
        if (tag == "span" && !html[nameEnd..close].Contains("class=\"tg-spoiler\"", StringComparison.Ordinal))
            return (0, $"Tag \"span\" must have class \"tg-spoiler\" at byte offset {offset}");
        open.Push(tag);
        return (close + 1, null);
    }

    private static (int Next, string? Error) EndTag(string html, int start, int offset, Stack<string> open)
    {
        if (!open.TryPop(out var started))
            return (0, $"Unexpected end tag at byte offset {offset}");
        var close = html.IndexOf('>', start);
        if (close < 0)
            return (0, $"Unclosed end tag at byte offset {offset}");
        var tag = html[start..close].Trim().ToLowerInvariant();
        return tag.Length > 0 && tag != started
            ? (0, $"Unmatched end tag at byte offset {offset}, expected \"</{started}>\", found \"</{tag}>\"")
            : (close + 1, null);
    }

    private static (string Character, int Length)? Entity(string html, int at)
    {
        var end = html.IndexOf(';', at);
        if (end < 0 || end - at > 10)
            return null;
        var name = html[(at + 1)..end];
        var character = name switch
        {
            "lt" => "<",
            "gt" => ">",
            "amp" => "&",
            "quot" => "\"",
            ['#', 'x', .. var hex] => Rune(hex, NumberStyles.AllowHexSpecifier),
            ['#', .. var number] => Rune(number, NumberStyles.None),
            _ => null,
        };
        return character is null ? null : (character, end - at + 1);
    }

    private static string? Rune(string digits, NumberStyles style) =>
        int.TryParse(digits, style, CultureInfo.InvariantCulture, out var value) && System.Text.Rune.IsValid(value) && value != 0
            ? new Rune(value).ToString()
            : null;
}
