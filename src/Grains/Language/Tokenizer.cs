using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace MirtAi.Grains.Language;

/// <summary>Cuts a message into words, numbers and emoji. Linear in the length of the text.</summary>
public static class Tokenizer
{
    /// <summary>
    /// How many tokens of a message are looked at: more than a platform's longest message has words. Of an even longer text both ends are
    /// read, for what a customer wants stands first or last.
    /// </summary>
    public const int MaxTokens = 1_000;

    private const int MaxGap = 8;

    /// <summary>The tokens of a text, without tags.</summary>
    public static ImmutableArray<Token> Cut(string text)
    {
        var all = Cut(text, int.MaxValue);
        return all.Length <= MaxTokens ? all : [.. all.AsSpan()[..(MaxTokens / 2)], .. all.AsSpan()[^(MaxTokens / 2)..]];
    }

    /// <summary>The first tokens of a text, without tags.</summary>
    public static ImmutableArray<Token> Cut(string text, int most)
    {
        var plain = Letters.Plain(text);
        var tokens = ImmutableArray.CreateBuilder<Token>();
        var (sentence, end) = (0, 0);
        var afterComma = false;
        for (var index = 0; index < plain.Length && tokens.Count < most;)
        {
            var length = TokenAt(plain, index, out var kind);
            if (length == 0)
            {
                afterComma |= plain[index] is ',' or ';' or '(' or ')' or ':';
                if (EndsSentence(plain, index) && tokens.Count > 0)
                    sentence++;
                index++;
                continue;
            }

            var raw = plain.Substring(index, length);
            var folded = kind is TokenKind.Word ? Letters.Fold(raw) : Number(raw);
            // Of apostrophes that are letters to Unicode nothing is left: they are no word.
            if (folded.Length == 0)
            {
                index += length;
                continue;
            }

            tokens.Add(new Token
            {
                Kind = kind,
                Text = folded,
                Raw = raw,
                Sentence = sentence,
                AfterComma = afterComma,
                Gap = Gap(plain.AsSpan(end, index - end)),
            });
            afterComma = false;
            index += length;
            end = index;
        }

        return tokens.ToImmutable();
    }

    private static string Gap(ReadOnlySpan<char> between) =>
        between is " " ? " " : between is "" ? "" : between[..Math.Min(between.Length, MaxGap)].ToString();

    private static int TokenAt(string text, int index, out TokenKind kind)
    {
        var first = text[index];
        if (char.IsLetter(first))
        {
            kind = TokenKind.Word;
            var end = index + 1;
            while (end < text.Length && (char.IsLetter(text[end]) || InsideWord(text, end)))
                end++;
            return end - index;
        }

        if (char.IsAsciiDigit(first))
        {
            kind = TokenKind.Number;
            return NumberLength(text, index);
        }

        kind = TokenKind.Emoji;
        return Rune.TryGetRuneAt(text, index, out var rune)
            && (Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol || rune.Value == '+')
            ? rune.Utf16SequenceLength
            : 0;
    }

    private static int NumberLength(string text, int index)
    {
        var end = Digits(text, index);
        if (end + 1 < text.Length && text[end] is '.' or ',' && char.IsAsciiDigit(text[end + 1]))
            return Digits(text, end + 1) - index;

        var next = end;
        while (next < text.Length && text[next] == ' ' && next - end < 2)
            next++;
        if (next < text.Length && text[next] is '-' or '–' or '—' or '/' && end - index is 2 or 3)
        {
            next++;
            while (next < text.Length && text[next] == ' ' && next - end < 4)
                next++;
            var last = Digits(text, next);
            if (last - next is 2 or 3)
                return last - index;
        }

        return end - index;
    }

    private static int Digits(string text, int index)
    {
        while (index < text.Length && char.IsAsciiDigit(text[index]))
            index++;
        return index;
    }

    private static string Number(string raw)
    {
        if (!char.IsAsciiDigit(raw[0]))
            return raw;

        return raw.Replace(" ", "", StringComparison.Ordinal).Replace(',', '.').Replace('–', '-').Replace('—', '-').Replace('/', '-');
    }

    /// <summary>A quotation mark is an apostrophe where a keyboard has none: only before letters that one may stand before.</summary>
    private static bool InsideWord(string text, int index) => index + 1 < text.Length
        && (Letters.IsApostrophe(text[index])
            ? char.IsLetter(text[index + 1])
            : text[index] is '"' or '”' or '*' && text[index + 1] is 'я' or 'ю' or 'є' or 'ї' or 'Я' or 'Ю' or 'Є' or 'Ї');

    private static bool EndsSentence(string text, int index) =>
        text[index] is '!' or '?' or '\n' or '…'
        || (text[index] == '.' && (index + 1 == text.Length || !char.IsLetterOrDigit(text[index + 1])));
}
