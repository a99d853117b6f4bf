using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Documents;

/// <summary>Chooses the sentence of a chunk that answers a question. Pure.</summary>
public sealed partial class PassageFinder
{
    // What stands in the sentence itself tells more than what stands above it.
    private const double OfContext = 0.9;
    private const int LongestNumber = 7;

    private readonly ImmutableArray<(SoughtWord Word, double Weight)> words;
    private readonly double whole;

    /// <param name="words">The words that are sought.</param>
    /// <param name="found">In how many chunks a term is; terms that are nowhere may be missing.</param>
    /// <param name="chunks">How many chunks there are in all.</param>
    public PassageFinder(ImmutableArray<SoughtWord> words, IReadOnlyDictionary<string, long> found, long chunks)
    {
        this.words = [.. words.Select(word => (word, Weight(word, found, chunks)))];
        whole = this.words.Sum(word => word.Weight);
    }

    /// <summary>The weight of each term for which chunks are chosen, as words that are rare weigh more.</summary>
    public IReadOnlyDictionary<string, double> Weights => words
        .SelectMany(word => word.Word.Terms.Select(term => (Term: term, word.Weight)))
        .GroupBy(pair => pair.Term, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Max(pair => pair.Weight), StringComparer.Ordinal);

    /// <summary>The sentence that fits best, and the part of the sought weight that it has; null if none can be quoted.</summary>
    public (string Sentence, double Match)? Best(DocumentChunk chunk)
    {
        if (whole <= 0)
            return null;
        (string Sentence, double Match)? best = null;
        var heading = DocumentTerms.Of(chunk.Topic);
        FrozenSet<string> question = [];
        foreach (var sentence in chunk.Text.Split('\n').SelectMany(Sentences.Of))
        {
            var own = DocumentTerms.Of(sentence);
            if (sentence.EndsWith('?'))
            {
                question = own;
                continue;
            }

            var match = words.Sum(word => word.Weight * Share(word.Word, own, heading, question)) / whole;
            if (match > (best?.Match ?? 0) && IsQuotable(sentence))
                best = (sentence, match);
        }

        return best;
    }

    /// <summary>The sentences of a chunk that customers may be told, each with what is above it: the topic and a question.</summary>
    public static IEnumerable<(string Sentence, string Meaning)> Quotable(DocumentChunk chunk)
    {
        var question = "";
        foreach (var sentence in chunk.Text.Split('\n').SelectMany(Sentences.Of))
        {
            if (sentence.EndsWith('?'))
                question = sentence;
            else if (IsQuotable(sentence))
                yield return (sentence, string.Join('\n', new[] { chunk.Topic, question, sentence }.Where(part => part.Length > 0)));
        }
    }

    /// <summary>
    /// Whether customers may be told a sentence: prices come from the catalogue alone, links and accounts from the settings alone, and what
    /// is long is no answer.
    /// </summary>
    public static bool IsQuotable(string sentence) =>
        sentence.Length <= Passage.MaxLength && !HoldsMoney(sentence) && !Link.IsMatch(sentence)
        && Digits.Matches(sentence).All(run => run.Value.Count(char.IsAsciiDigit) <= LongestNumber)
        && sentence.Any(char.IsLetter);

    private static bool HoldsMoney(string sentence)
    {
        if (sentence.Any(letter => char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.CurrencySymbol))
            return true;
        var tokens = Lexicon.Common.Read(sentence);
        return Currency.IsMatch(sentence) || tokens.Any(token => token.Is("currency"))
            || (tokens.Any(token => token.Kind is TokenKind.Number) && tokens.Any(token => token.Is("price") || token.Is("money")));
    }

    private static double Share(
        SoughtWord word, FrozenSet<string> own, FrozenSet<string> heading, FrozenSet<string> question) =>
        word.Terms.Any(own.Contains) ? 1
        : word.Terms.Any(heading.Contains) || word.Terms.Any(question.Contains) ? OfContext
        : 0;

    private static double Weight(SoughtWord word, IReadOnlyDictionary<string, long> found, long chunks)
    {
        // A word that is nowhere weighs no more than one that is rare: a name beside the question does not outweigh it.
        var most = Math.Max(1, word.Terms.Max(term => found.GetValueOrDefault(term)));
        return Math.Log(1 + ((chunks + 1.0) / (1 + most)));
    }

    [GeneratedRegex(
        @"(?<!\p{L})(?:грн|гривн|гривен|uah|hryvn|usd|eur|доллар|долар|dollar|євро|евро|руб|коп\.|zł|zl\b|zloty|злот|фунт|pound)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Currency { get; }

    [GeneratedRegex(@"[0-9](?:[ \u00A0()+_.-]{0,2}[0-9])*")]
    private static partial Regex Digits { get; }

    // Any name with a Latin ending may be a host, and three groups of digits are a phone number, however short.
    [GeneratedRegex(
        @"://|\bwww\.|@[\p{L}0-9_]|[\p{L}0-9_-]\.(?:[a-z]{2,}|укр|рф)\b|(?<![0-9])[0-9]{2,3}[ -][0-9]{2}[ -][0-9]{2}(?![0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link { get; }
}
