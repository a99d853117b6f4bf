using System.Text.RegularExpressions;

namespace MirtAi.Grains.Answers;

/// <summary>An answer is in the language of its conversation; words of the evidence, such as names and brands, may be in any.</summary>
internal static partial class LanguageChecks
{
    public static IEnumerable<AnswerFault> Faults(string text, AnswerEvidence evidence, AnswerPolicy policy)
    {
        foreach (var word in Word.Matches(text).Select(match => match.Value))
        {
            var lower = word.ToLowerInvariant();
            if (!evidence.Words.Contains(lower) && IsForeign(lower, evidence.Language, policy))
                yield return new("language", word);
        }
    }

    private static bool IsForeign(string word, string language, AnswerPolicy policy) =>
        language switch
        {
            "uk" => word.AsSpan().ContainsAny("ыэъё"),
            "ru" => word.AsSpan().ContainsAny("іїєґ"),
            _ => word.Any(IsCyrillic),
        }
        || policy.Foreign.TryGetValue(language, out var foreign) && foreign.Contains(word)
        || language is "uk" or "ru" && word.Length > 1 && word.Any(char.IsAsciiLetter) && !policy.Latin.Contains(word);

    private static bool IsCyrillic(char character) => character is >= 'Ѐ' and <= 'ӿ';

    [GeneratedRegex(@"\p{L}[\p{L}'’ʼ-]*")]
    private static partial Regex Word { get; }
}
