namespace MirtAi.Grains.Language;

/// <summary>
/// The plain words that a Ukrainian or Russian diminutive may come from: "голубенький" is "голубий", "деньочок" is "день".
/// </summary>
internal static class Diminutives
{
    private const int MinStem = 3, LongestEnding = 3;

    private static readonly string[] OfAdjectives = ["есеньк", "исеньк", "ісіньк", "юсіньк", "еньк", "оньк"];
    private static readonly string[] OfNouns =
        ["оньк", "еньк", "ечк", "очк", "ичк", "ьочк", "ечок", "очок", "ьочок", "юшк", "ушк", "ульк", "усь", "ятк"];
    private static readonly string[] AdjectiveEndings = ["ий", "ый", "ій", "о"];
    private static readonly string[] NounEndings = ["", "а", "я", "ь", "ка", "о", "е", "ок"];

    /// <summary>Candidates, likely ones first; none if the word is no diminutive.</summary>
    public static IEnumerable<string> Sources(string word) =>
        Sources(word, OfAdjectives, AdjectiveEndings).Concat(Sources(word, OfNouns, NounEndings));

    private static IEnumerable<string> Sources(string word, string[] suffixes, string[] endings)
    {
        foreach (var suffix in suffixes)
        {
            var place = word.LastIndexOf(suffix, StringComparison.Ordinal);
            if (place < MinStem || word.Length - place - suffix.Length > LongestEnding)
                continue;

            foreach (var ending in endings)
                yield return word[..place] + ending;
        }
    }
}
