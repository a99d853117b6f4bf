using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MirtAi.Channels.Json;

/// <summary>Reads JSON of strangers, which may nest without end, hold numbers beyond any type and strings that are no Unicode.</summary>
internal static class JsonBody
{
    /// <summary>The deepest nesting that is read; a real update has about ten levels.</summary>
    public const int MaxDepth = 64;

    private const int LongestEscape = 6;

    private static readonly JsonDocumentOptions Strictness = new() { MaxDepth = MaxDepth };

    /// <summary>
    /// Parses the body and hands its root to <paramref name="read"/>, which must not keep it; what cannot be read safely is
    /// <paramref name="malformed"/>, with the reason. A number beyond 64 bits cannot be an id and is never guessed at. A string, or a
    /// member's name, that is not valid Unicode costs the broken characters alone: only then is the body read once more, repaired.
    /// </summary>
    public static T Read<T>(ReadOnlyMemory<byte> body, Func<JsonElement, T> read, Func<string, T> malformed)
    {
        try
        {
            return Parse(body, read, malformed);
        }
        catch (InvalidOperationException)
        {
            return Parse(WithReadableStrings(body.Span), read, malformed);
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

    private static T Parse<T>(ReadOnlyMemory<byte> body, Func<JsonElement, T> read, Func<string, T> malformed)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body, Strictness);
        }
        catch (JsonException)
        {
            return malformed($"not JSON of at most {MaxDepth} levels");
        }

        using (document)
            return HasNumberBeyond64Bits(document.RootElement) ? malformed("a number beyond 64 bits") : read(document.RootElement);
    }

    private static bool HasNumberBeyond64Bits(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Number:
                return !element.TryGetInt64(out _) && !(element.TryGetDouble(out var number) && Math.Abs(number) < long.MaxValue);
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    if (HasNumberBeyond64Bits(item))
                        return true;
                }

                return false;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    if (HasNumberBeyond64Bits(member.Value))
                        return true;
                }

                return false;
            default:
                return false;
        }
    }

    private static char? EscapedUnit(ReadOnlySpan<byte> json, int at)
    {
        if (at + LongestEscape > json.Length || json[at] != '\\' || json[at + 1] != 'u')
            return null;
        var digits = json.Slice(at + 2, 4);
        return ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : null;
    }
}
