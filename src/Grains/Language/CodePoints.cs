namespace MirtAi.Grains.Language;

/// <summary>Keeps the two UTF-16 units of one character together.</summary>
internal static class CodePoints
{
    /// <summary>
    /// The beginning of a text, of at most <paramref name="maxLength"/> UTF-16 units (at least 1), without half a character at its end.
    /// </summary>
    public static string Cut(string text, int maxLength) => text[..LengthWithin(text, maxLength)];

    /// <summary>How long that beginning is.</summary>
    public static int LengthWithin(ReadOnlySpan<char> text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text.Length;
        return char.IsSurrogatePair(text[maxLength - 1], text[maxLength]) ? maxLength - 1 : maxLength;
    }
}
