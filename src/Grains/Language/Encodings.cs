using System.Globalization;
using System.Net;
using System.Text;

namespace MirtAi.Grains.Language;

/// <summary>Texts that are written in a transport encoding. Total: what is no such text gives null or itself.</summary>
internal static class Encodings
{
    /// <summary>Shorter runs are words, sizes and order numbers.</summary>
    public const int MinLength = 16;

    private const int MaxRuns = 8;

    /// <summary>The text with entities, percent signs and escapes resolved.</summary>
    public static string Unescaped(string text)
    {
        if (text.AsSpan().IndexOfAny("&%\\") < 0)
            return text;

        var plain = text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;
        if (plain.Contains('%', StringComparison.Ordinal))
            plain = WebUtility.UrlDecode(plain);
        return plain.Contains('\\', StringComparison.Ordinal) ? WithoutEscapes(plain) : plain;
    }

    /// <summary>What the long runs of a text hold, read as base64, as hexadecimal and as binary; at most a few of them.</summary>
    public static IEnumerable<string> Decoded(string text)
    {
        var runs = text.Split([' ', '\n', '\r', '\t', '"', '\'', '`', ':', ',', '(', ')', '<', '>'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var run in runs.Where(run => run.Length >= MinLength).Take(MaxRuns))
        {
            if (Base64(run) is { } decoded)
                yield return decoded;
            if (Bytes(run, 16, 2) is { } hexadecimal)
                yield return hexadecimal;
        }

        // "69 67 6e" and "01101001 01100111": the bytes stand apart.
        var bytes = string.Concat(
            runs.Select(run => run.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? run[2..] : run)
                .Where(run => run.Length is 2 or 8));
        if (bytes.Length >= MinLength && (Bytes(bytes, 2, 8) ?? Bytes(bytes, 16, 2)) is { } apart)
            yield return apart;
    }

    private static string? Base64(string run)
    {
        var standard = run.Replace('-', '+').Replace('_', '/').TrimEnd('=', '.', '!', '?');
        var padded = standard.PadRight((standard.Length + 3) / 4 * 4, '=');
        var buffer = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, buffer, out var length) ? Encoding.UTF8.GetString(buffer, 0, length) : null;
    }

    private static string? Bytes(string digits, int radix, int width)
    {
        if (digits.Length % width != 0)
            return null;

        var bytes = new byte[digits.Length / width];
        for (var index = 0; index < bytes.Length; index++)
        {
            var style = radix == 2 ? NumberStyles.AllowBinarySpecifier : NumberStyles.AllowHexSpecifier;
            if (!byte.TryParse(digits.AsSpan(index * width, width), style, CultureInfo.InvariantCulture, out bytes[index]))
                return null;
        }

        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary><c>\u0069</c> and <c>\x69</c>.</summary>
    private static string WithoutEscapes(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var width = index + 1 < text.Length && text[index] == '\\' ? text[index + 1] switch { 'u' => 4, 'x' => 2, _ => 0 } : 0;
            if (width > 0 && index + 1 + width < text.Length
                && ushort.TryParse(
                    text.AsSpan(index + 2, width), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                plain.Append((char)code);
                index += width + 1;
            }
            else
            {
                plain.Append(text[index]);
            }
        }

        return plain.ToString();
    }
}
