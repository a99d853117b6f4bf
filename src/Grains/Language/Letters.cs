using System.Globalization;
using System.Text;

namespace MirtAi.Language;

/// <summary>Makes spellings comparable: one case, one apostrophe, one script a word.</summary>
public static class Letters
{
    private const string LatinTwins = "aeopcxyikmtbhn";
    private const string CyrillicTwins = "аеорсхуікмтвнп";

    /// <summary>
    /// The text without invisible characters and in compatibility form, so that ornamental letters are letters. Its length may change.
    /// </summary>
    public static string Plain(string text)
    {
        var composed = WithoutLoneSurrogates(text).Normalize(NormalizationForm.FormKC);
        var plain = new StringBuilder(composed.Length);
        foreach (var character in composed)
        {
            var category = char.GetUnicodeCategory(character);
            if (category is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
                continue;

            plain.Append(category is UnicodeCategory.Control && character is not ('\n' or '\t') ? ' ' : character);
        }

        return plain.ToString();
    }

    /// <summary>A word as it is compared. A word of mixed script is read in the script that most of its letters have.</summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        var folded = new StringBuilder(word.Length);
        int latin = 0, cyrillic = 0;
        foreach (var letter in word)
        {
            var lower = char.ToLowerInvariant(letter) switch
            {
                'ё' => 'е',
                'ґ' => 'г',
                var other => other,
            };
            if (IsApostrophe(lower))
                continue;

            if (lower is >= 'a' and <= 'z')
                latin++;
            else if (lower is >= 'а' and <= 'ӿ')
                cyrillic++;

            folded.Append(lower);
        }

        if (latin > 0 && cyrillic > 0)
            Unify(folded, latin > cyrillic);
        Shorten(folded);
        return folded.ToString();
    }

    /// <summary>Whether the character is one of the many apostrophes that keyboards write.</summary>
    public static bool IsApostrophe(char character) => character is '\'' or '’' or '‘' or 'ʼ' or 'ʹ' or '`' or '´' or '′';

    /// <summary>Half a pair, as a cut through an emoji leaves it, cannot be normalised.</summary>
    private static string WithoutLoneSurrogates(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune.ToString());
        return whole.ToString();
    }

    private static void Unify(StringBuilder word, bool toLatin)
    {
        var (from, to) = toLatin ? (CyrillicTwins, LatinTwins) : (LatinTwins, CyrillicTwins);
        for (var index = 0; index < word.Length; index++)
        {
            var twin = from.IndexOf(word[index], StringComparison.Ordinal);
            if (twin >= 0)
                word[index] = to[twin];
        }
    }

    /// <summary>"дякуууую" is "дякую": a letter three times or more in a row counts once.</summary>
    private static void Shorten(StringBuilder word)
    {
        var kept = 0;
        for (var index = 0; index < word.Length;)
        {
            var end = index + 1;
            while (end < word.Length && word[end] == word[index])
                end++;

            var run = end - index >= 3 ? 1 : end - index;
            for (var repeat = 0; repeat < run; repeat++)
                word[kept++] = word[index];
            index = end;
        }

        word.Length = kept;
    }
}
