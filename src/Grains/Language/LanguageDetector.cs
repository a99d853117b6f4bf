using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MirtAi.Grains.Language;

/// <summary>
/// Which of the shop's languages a message is in. Sticky: without clear evidence (a name, a number, "ok") the conversation's language
/// stays.
/// </summary>
public static class LanguageDetector
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Words = WordFile.Sections("languages.txt")
        .GroupBy(section => section.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(
            group => group.Key,
            group => group.SelectMany(section => section.Entry.Split(' '))
                .Select(word => Letters.Fold(word))
                .ToFrozenSet(StringComparer.Ordinal),
            StringComparer.Ordinal);

    private static readonly FrozenSet<string> UkrainianKeys = Words["uk"].Select(PhoneticKey.Of).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> RussianKeys = Words["ru"].Select(PhoneticKey.Of).ToFrozenSet(StringComparer.Ordinal);

    // A word of a language is worth two, its letters in another word one. One borrowed word does not change a conversation's language.
    private const int Clear = 2, Overwhelming = 3;

    /// <summary>
    /// The language of a message: <c>uk</c>, <c>ru</c> or <c>en</c>; <paramref name="current"/> if it does not show, or not clearly enough
    /// to leave a language that is <paramref name="settled"/>.
    /// </summary>
    public static string Detect(ImmutableArray<Token> tokens, string current, bool settled)
    {
        int ukrainian = 0, russian = 0, english = 0;
        // Names of brands are Latin in every language.
        var isCyrillic = tokens.Any(token => token.Kind is TokenKind.Word && token.Text[0] is >= 'а' and <= 'ӿ');
        foreach (var token in tokens.Where(token => token.Kind is TokenKind.Word))
        {
            if (token.Text[0] is >= 'a' and <= 'z')
            {
                if (Words["en"].Contains(token.Text) && token.Text.Length > 1)
                    english += isCyrillic ? 0 : 2;
                else if (token.Text.Length > 3)
                    Sound(PhoneticKey.Of(token.Text), ref ukrainian, ref russian);
                continue;
            }

            ukrainian += Evidence(token, "uk", "ru", "іїєґ");
            russian += Evidence(token, "ru", "uk", "ыэъё");
        }

        var best = Math.Max(ukrainian, Math.Max(russian, english));
        var mine = current switch { "ru" => russian, "en" => english, _ => ukrainian };
        var isOther = mine == 0 && tokens.Length > 1;
        if (best < (settled && !isOther ? Overwhelming : Clear))
            return current;

        var leaders = (ukrainian == best ? 1 : 0) + (russian == best ? 1 : 0) + (english == best ? 1 : 0);
        return leaders > 1 ? current : ukrainian == best ? "uk" : russian == best ? "ru" : "en";
    }

    private static int Evidence(Token token, string language, string rival, string letters) =>
        Words[language].Contains(token.Text) && !Words[rival].Contains(token.Text) ? 2
        : token.Raw.AsSpan().IndexOfAny(letters) >= 0 && !token.Capitalised ? 1
        : 0;

    private static void Sound(string key, ref int ukrainian, ref int russian)
    {
        var isUkrainian = UkrainianKeys.Contains(key);
        var isRussian = RussianKeys.Contains(key);
        if (isUkrainian && !isRussian)
            ukrainian += 2;
        else if (isRussian && !isUkrainian)
            russian += 2;
    }
}
