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
        var open = new Stack<(string Tag, int At)>();
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

        return open.Count == 0 ? (text.ToString(), null) : ("", $"Can't find end tag corresponding to start tag \"{open.Peek().Tag}\"");
    }

    private static (int Next, string? Error) Tag(string html, int at, Stack<(string Tag, int At)> open)
    {
        var offset = Encoding.UTF8.GetByteCount(html.AsSpan(0, at));
        var isEnd = at + 1 < html.Length && html[at + 1] == '/';
        var close = html.IndexOf('>', at);
        if (close < 0)
            return (at, $"Unclosed {(isEnd ? "end" : "start")} tag at byte offset {offset}");
        var inside = html[(at + (isEnd ? 2 : 1))..close];
        return isEnd ? EndTag(inside.Trim(), close, offset, open) : StartTag(inside, close, offset, open);
    }

    private static (int Next, string? Error) StartTag(string inside, int close, int offset, Stack<(string Tag, int At)> open)
    {
        var tag = inside.Split([' ', '\n', '\t'], 2)[0].ToLowerInvariant();
        if (!KnownTags.Contains(tag))
            return (0, $"Unsupported start tag \"{tag}\" at byte offset {offset}");
        if (tag == "span" && !inside.Contains("class=\"tg-spoiler\"", StringComparison.Ordinal))
            return (0, $"Tag \"span\" must have class \"tg-spoiler\" at byte offset {offset}");
        open.Push((tag, offset));
        return (close + 1, null);
    }

    private static (int Next, string? Error) EndTag(string tag, int close, int offset, Stack<(string Tag, int At)> open)
    {
        if (!open.TryPop(out var started))
            return (0, $"Unexpected end tag at byte offset {offset}");
        return tag.Length > 0 && !tag.Equals(started.Tag, StringComparison.OrdinalIgnoreCase)
            ? (0, $"Unmatched end tag at byte offset {offset}, expected \"</{started.Tag}>\", found \"</{tag}>\"")
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
