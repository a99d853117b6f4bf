using System.Buffers;
using System.Text;

namespace MirtAi.Silo.Telemetry;

/// <summary>Finds e-mail addresses by their at sign, also where it is percent-encoded.</summary>
internal static class EmailAddresses
{
    public const string Replacement = "[email]";

    private static readonly SearchValues<string> Signs = SearchValues.Create(["@", "%40", "＠"], StringComparison.Ordinal);

    public static string Mask(string text)
    {
        if (!text.AsSpan().ContainsAny(Signs))
            return text;

        var masked = new StringBuilder(text.Length);
        var copied = 0;
        for (var from = 0; text.AsSpan(from).IndexOfAny(Signs) is >= 0 and var offset;)
        {
            var sign = from + offset;
            var afterSign = sign + (text[sign] == '%' ? 3 : 1);
            var start = StartOfName(text, sign, copied);
            var end = EndOfHost(text, afterSign);
            if (start < sign && end > afterSign)
            {
                masked.Append(text, copied, start - copied).Append(Replacement);
                copied = end;
            }

            from = Math.Max(afterSign, end);
        }

        return copied == 0 ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }

    private static int StartOfName(string text, int sign, int atLeast)
    {
        var start = sign;
        while (start > atLeast && (char.IsLetterOrDigit(text[start - 1]) || "._%+-'~!#$&?^`{|}".Contains(text[start - 1])))
            start--;
        return start;
    }

    // The host must have a dot in it: "@shop" is a user name, and "x@y" is no address on the internet.
    private static int EndOfHost(string text, int start)
    {
        var end = start;
        var dotted = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '-' || IsInnerDot(text, start, end)))
        {
            if (text[end++] is '.')
                dotted = end;
        }

        return dotted > start && end > dotted ? end : start;
    }

    private static bool IsInnerDot(string text, int start, int at) =>
        text[at] is '.' && at > start && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]);
}
