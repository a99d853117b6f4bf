using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MirtAi.Silo.Telegram;

/// <summary>The body of a webhook request as bytes: whether it can be read safely, and what makes an unreadable string readable.</summary>
internal static class UpdateBody
{
    /// <summary>The deepest nesting that is read; a real update has about ten levels.</summary>
    public const int MaxDepth = 64;

    private const int LongestEscape = 6;

    /// <summary>Why the body is not an update, or null. A number beyond 64 bits cannot be an id and is never guessed at.</summary>
    public static string? Defect(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.Number && !FitsLong(ref reader))
                    return "a number beyond 64 bits";
            }

            return null;
        }
        catch (JsonException)
        {
            return $"not JSON of at most {MaxDepth} levels";
        }
    }

    /// <summary>
    /// The same body with every string valid: bytes that are not UTF-8 become U+FFFD, and escaped halves of surrogate pairs become
    /// escaped NULs, which text cleaning removes.
    /// </summary>
    public static byte[] WithReadableStrings(ReadOnlySpan<byte> body)
    {
        var readable = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body));
        for (var at = 0; at < readable.Length; at++)
        {
            if (readable[at] != '\\')
                continue;
            if (EscapedUnit(readable, at) is not { } unit)
            {
                at++;
                continue;
            }

            if (char.IsHighSurrogate(unit) && EscapedUnit(readable, at + LongestEscape) is { } low && char.IsLowSurrogate(low))
                at += LongestEscape;
            else if (char.IsSurrogate(unit))
                "0000"u8.CopyTo(readable.AsSpan(at + 2));
            at += LongestEscape - 1;
        }

        return readable;
    }

    private static bool FitsLong(ref Utf8JsonReader reader) =>
        reader.TryGetInt64(out _) || (reader.TryGetDouble(out var number) && Math.Abs(number) < long.MaxValue);

    private static char? EscapedUnit(ReadOnlySpan<byte> json, int at)
    {
        if (at + LongestEscape > json.Length || json[at] != '\\' || json[at + 1] != 'u')
            return null;
        var digits = json.Slice(at + 2, 4);
        return ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : null;
    }
}
