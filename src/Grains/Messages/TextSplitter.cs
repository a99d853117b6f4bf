using System.Globalization;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Messages;

/// <summary>Splits a text where a reader would: between paragraphs, else lines, else sentences, else words, else graphemes.</summary>
internal static class TextSplitter
{
    /// <summary>Before this part of the limit every seam is worth a word's: an early paragraph must not make a short message.</summary>
    private const int EarliestSeamDivisor = 3;

    private enum Seam
    {
        Grapheme,
        Word,
        Sentence,
        Line,
        Paragraph,
    }

    /// <summary>
    /// The parts, none empty or longer than <paramref name="maxLength"/> UTF-16 code units (at least 2) or than
    /// <paramref name="maxBytes"/> bytes of UTF-8 (at least 4), trimmed at the seams.
    /// </summary>
    public static IEnumerable<string> Split(string text, int maxLength, int maxBytes = int.MaxValue)
    {
        var rest = text.AsMemory().Trim();
        while (LengthWithin(rest.Span, maxLength, maxBytes) is var limit && rest.Length > limit)
        {
            var end = FirstPartLength(rest.Span, limit);
            var part = rest[..end].TrimEnd();
            if (!part.IsEmpty)
                yield return part.ToString();
            rest = rest[end..].TrimStart();
        }

        if (!rest.IsEmpty)
            yield return rest.ToString();
    }

    /// <summary>The UTF-16 code units that fit both limits; no more of the text is looked at.</summary>
    private static int LengthWithin(ReadOnlySpan<char> text, int maxLength, int maxBytes)
    {
        if (maxBytes == int.MaxValue)
            return maxLength;
        var (length, bytes) = (0, 0);
        foreach (var rune in text[..Math.Min(text.Length, maxLength + 1)].EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > maxBytes || length + rune.Utf16SequenceLength > maxLength)
                break;
            length += rune.Utf16SequenceLength;
        }

        return length;
    }

    private static int FirstPartLength(ReadOnlySpan<char> text, int maxLength)
    {
        // Two units beyond the limit show whether a grapheme that would end at the limit goes on; no more is ever looked at.
        var window = text[..Math.Min(text.Length, maxLength + 2)];
        var (best, bestEnd) = (Seam.Grapheme, 0);
        for (var end = 0; end < window.Length;)
        {
            end += StringInfo.GetNextTextElementLength(window[end..]);
            if (end > maxLength)
                break;
            var seam = SeamAt(window, end);
            if (seam > Seam.Word && end < maxLength / EarliestSeamDivisor)
                seam = Seam.Word;
            if (seam >= best)
                (best, bestEnd) = (seam, end);
        }

        // A grapheme may be longer than the limit.
        return bestEnd > 0 ? bestEnd : CodePoints.LengthWithin(text, maxLength);
    }

    private static Seam SeamAt(ReadOnlySpan<char> text, int end)
    {
        if (!char.IsWhiteSpace(text[end]))
            return char.IsWhiteSpace(text[end - 1]) ? Seam.Word : Seam.Grapheme;
        if (text[end] is '\n' or '\r')
            return IsParagraphEnd(text[end..]) ? Seam.Paragraph : Seam.Line;
        return IsSentenceEnd(text[..end]) ? Seam.Sentence : Seam.Word;
    }

    private static bool IsParagraphEnd(ReadOnlySpan<char> gap)
    {
        var lineFeeds = 0;
        foreach (var unit in gap)
        {
            if (!char.IsWhiteSpace(unit))
                return false;
            if (unit == '\n' && ++lineFeeds > 1)
                return true;
        }

        return false;
    }

    private static bool IsSentenceEnd(ReadOnlySpan<char> text) =>
        text.TrimEnd("\"'»”’)]").EndsWithAny(".!?…");

    private static bool EndsWithAny(this ReadOnlySpan<char> text, ReadOnlySpan<char> units) =>
        text.Length > 0 && units.Contains(text[^1]);
}
