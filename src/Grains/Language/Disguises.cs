using System.Text;

namespace MirtAi.Grains.Language;

/// <summary>
/// Other readings of a text whose words are hidden: escaped, encoded, with digits for letters, spaced out, turned round, or shifted in
/// the alphabet. Bounded: each reading is at most as long as the text, there are few of them, and none is read again but what was decoded.
/// </summary>
internal static class Disguises
{
    // Longer texts are not turned round or shifted: nobody reads them so.
    private const int MaxTurned = 2_000;

    private const string LatinDigits = "oizeasgtb", CyrillicDigits = "оізечсбтв";

    /// <summary>The readings that differ from the text.</summary>
    public static IEnumerable<string> Undone(string text)
    {
        var unescaped = Encodings.Unescaped(text);
        if (unescaped != text)
            yield return unescaped;
        foreach (var decoded in Encodings.Decoded(unescaped))
        {
            yield return decoded;
            foreach (var twice in Encodings.Decoded(decoded))
                yield return twice;
        }

        var lettered = WithLetters(unescaped);
        if (lettered != unescaped)
            yield return lettered;
        if (SpacedWords.Joined(lettered) is { } joined)
            yield return joined;
        if (unescaped.Length is <= Encodings.MinLength or > MaxTurned)
            yield break;

        yield return Reversed(lettered);
        if (HasLatin(unescaped))
            yield return Shifted(unescaped);
    }

    /// <summary>All letters of a text in a row, each word folded by itself.</summary>
    public static string Squeezed(string text) =>
        string.Concat(WithLetters(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Letters.Fold(OnlyLetters(word))));

    private static string OnlyLetters(string word) => string.Concat(word.Where(char.IsLetter));

    /// <summary>"1gn0re" is "ignore"; numbers that stand alone stay.</summary>
    private static string WithLetters(string text)
    {
        var plain = Letters.Plain(text);
        var letters = new StringBuilder(plain.Length);
        var cyrillic = false;
        for (var index = 0; index < plain.Length; index++)
        {
            var character = plain[index];
            if (char.IsWhiteSpace(character))
                cyrillic = IsCyrillicNext(plain, index + 1);
            else if (index == 0)
                cyrillic = IsCyrillicNext(plain, 0);
            var beside = (index > 0 && char.IsLetter(plain[index - 1])) || (index + 1 < plain.Length && char.IsLetter(plain[index + 1]))
                || (index > 0 && index + 1 < plain.Length && char.IsLetter(letters[index - 1]) && !char.IsWhiteSpace(plain[index + 1]));
            letters.Append(beside ? Letter(character, cyrillic) : character);
        }

        return letters.ToString();
    }

    private static char Letter(char character, bool cyrillic)
    {
        var place = character switch
        {
            '0' => 0,
            '1' or '!' or '|' => 1,
            '2' => 2,
            '3' => 3,
            '4' or '@' => 4,
            '5' or '$' => 5,
            '6' or '9' => 6,
            '7' => 7,
            '8' => 8,
            _ => -1,
        };
        if (place < 0)
            return character;

        // In Cyrillic a three is the letter it looks like, and "@" is an a.
        return !cyrillic ? LatinDigits[place] : character is '3' ? 'з' : character is '@' ? 'а' : CyrillicDigits[place];
    }

    private static bool IsCyrillicNext(string text, int index)
    {
        for (; index < text.Length && !char.IsWhiteSpace(text[index]); index++)
        {
            if (char.IsLetter(text[index]))
                return text[index] is >= '\u0400' and < '\u0530';
        }

        return false;
    }

    private static bool HasLatin(string text) => text.Count(char.IsAsciiLetter) >= Encodings.MinLength;

    private static string Shifted(string text) => string.Create(text.Length, text, (span, source) =>
    {
        for (var index = 0; index < span.Length; index++)
        {
            var letter = source[index];
            var first = letter is >= 'a' and <= 'z' ? 'a' : letter is >= 'A' and <= 'Z' ? 'A' : '\0';
            span[index] = first == '\0' ? letter : (char)(first + ((letter - first + 13) % 26));
        }
    });

    private static string Reversed(string text)
    {
        var letters = text.ToCharArray();
        Array.Reverse(letters);
        return new string(letters);
    }
}
