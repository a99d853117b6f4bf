using System.Globalization;
using System.Text;

namespace MirtAi.Grains.Language;

/// <summary>Makes spellings comparable: one case, one apostrophe, one script a word.</summary>
public static class Letters
{
    private const string LatinTwins = "aeopcxyikmtbhn";
    private const string CyrillicTwins = "аеорсхуікмтвнп";

    // Letters of other alphabets that nobody writes here but to look like these.
    private const string Strangers = "αβγδεζηικλμνορτυχωςσѕјԁѵһӏԛԝɡıɑԍոօսᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢøđłŧ";
    private const string Resembled = "abydezniklmnoptuxwscsjdvhlqwgiagnouabcdefghijklmnoprstuvwyzodlt";

    /// <summary>
    /// The text without invisible characters and in compatibility form, so that ornamental letters are letters. Its length may change.
    /// </summary>
    public static string Plain(string text)
    {
        // Compatibility form makes letters of the numero sign, which read as a "no".
        var composed = WithoutLoneSurrogates(text).Replace('№', '#').Normalize(NormalizationForm.FormKC);
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

    /// <summary>A word as it is compared. A word of mixed script is read in the script that most of its telling letters have.</summary>
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
            if (IsApostrophe(lower) || lower is '"' or '”' or '*')
                continue;

            lower = Familiar(lower);
            // A letter that only one script has tells more than one that both share.
            if (lower is >= 'a' and <= 'z')
                latin += LatinTwins.Contains(lower, StringComparison.Ordinal) ? 1 : word.Length;
            else if (lower is >= 'а' and <= 'ӿ')
                cyrillic += CyrillicTwins.Contains(lower, StringComparison.Ordinal) ? 1 : word.Length;

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
        Span<char> pair = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
            whole.Append(pair[..rune.EncodeToUtf16(pair)]);
        return whole.ToString();
    }

    /// <summary>The Latin letter that a foreign or accented one resembles; any other as it is.</summary>
    private static char Familiar(char letter)
    {
        if (letter is < '\u00C0' or (>= '\u0400' and < '\u0450') || (letter is >= '\u0454' and < '\u0458' and not 'ѕ'))
            return letter;

        var place = Strangers.IndexOf(letter, StringComparison.Ordinal);
        if (place >= 0)
            return Resembled[place];

        return letter is < '\u0250' or (>= '\u1E00' and < '\u1F00') && char.IsLetter(letter)
            && letter.ToString().Normalize(NormalizationForm.FormD)[0] is >= 'a' and <= 'z' and var plain
            ? plain
            : letter;
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
