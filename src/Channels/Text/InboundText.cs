using System.Globalization;
using System.Text;
using MirtAi.Grains.Language;

namespace MirtAi.Channels.Text;

/// <summary>Makes texts of strangers safe to store, and cuts them.</summary>
internal static class InboundText
{
    /// <summary>The longest text that is kept, in UTF-16 code units; Telegram itself stops at 4096.</summary>
    public const int MaxLength = 10_000;

    /// <summary>
    /// The text without control characters (tab and line feed stay) and lone surrogates, cut between graphemes at
    /// <paramref name="maxLength"/>. A text with nothing to remove is returned as it is.
    /// </summary>
    public static string Clean(string? text, int maxLength = MaxLength)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var dirty = FirstUnwanted(text);
        return Cut(dirty < 0 ? text : WithoutUnwanted(text, dirty), maxLength);
    }

    private static int FirstUnwanted(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
                at++;
            else if (IsUnwanted(text[at]))
                return at;
        }

        return -1;
    }

    private static string WithoutUnwanted(string text, int from)
    {
        var clean = new StringBuilder(text, 0, from, text.Length);
        for (var at = from; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
                clean.Append(text[at]).Append(text[++at]);
            else if (!IsUnwanted(text[at]))
                clean.Append(text[at]);
        }

        return clean.ToString();
    }

    private static bool IsUnwanted(char unit) => char.IsSurrogate(unit) || (char.IsControl(unit) && unit is not ('\t' or '\n'));

    private static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text;
        var end = 0;
        while (true)
        {
            // The window bounds the work on a text that is one endless grapheme.
            var length = StringInfo.GetNextTextElementLength(text.AsSpan(end, Math.Min(text.Length - end, maxLength + 2)));
            if (end + length > maxLength)
                break;
            end += length;
        }

        return end > 0 ? text[..end] : CodePoints.Cut(text, maxLength);
    }
}
