using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Documents;

/// <summary>
/// By what documents are found: the stems of words, and what they mean where the shop's lexicon knows it, so that a question finds an
/// answer in another language. Words that every sentence has are left out.
/// </summary>
public static class DocumentTerms
{
    /// <summary>How many words of a question are sought.</summary>
    public const int MaxWords = 16;

    private const int LeastLetters = 3, LeastDigits = 2, MaxTermLength = 40;

    private static readonly FrozenSet<string> FunctionWords = WordFile.Read("function-words.txt")
        .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(word => Letters.Fold(word))
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Meanings that tell what a sentence is about.</summary>
    private static readonly FrozenSet<string> Meanings = FrozenSet.ToFrozenSet(
        [
            "abroad", "bank-card", "care", "chart", "child", "defect", "delivery", "discount", "exchange", "fabric", "measure", "pay",
            "return", "shop", "sizeword", "stock", "urgent", "weekday", "wholesale",
        ],
        StringComparer.Ordinal);

    /// <summary>What customers say around their question: that they want something, what they would buy, and courtesy.</summary>
    private static readonly FrozenSet<string> Beside = FrozenSet.ToFrozenSet(
        [
            "bot", "buy", "clothes", "daytime", "filler", "good", "goods", "have", "hello", "howmuch", "no", "ordering", "please",
            "recommend", "show", "thanks", "thing", "think", "want", "yes", "you",
        ],
        StringComparer.Ordinal);

    /// <summary>The terms of a text, each once.</summary>
    public static FrozenSet<string> Of(string text)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in Lexicon.Common.Read(text).Where(IsTelling))
            terms.UnionWith(TermsOf(token));
        return terms.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The words of a question that are sought, each once, the first ones if they are many.</summary>
    public static ImmutableArray<SoughtWord> Sought(string question) =>
    [
        .. Lexicon.Common.Read(question)
            .Where(token => IsTelling(token) && !IsBeside(token))
            .Select(token => new SoughtWord([.. TermsOf(token)]))
            .DistinctBy(word => word.Terms[0], StringComparer.Ordinal)
            .Take(MaxWords),
    ];

    private static bool IsTelling(Token token) => token.Kind switch
    {
        TokenKind.Word => token.Text.Length >= LeastLetters && !FunctionWords.Contains(token.Text),
        TokenKind.Number => token.Text.Length >= LeastDigits,
        _ => false,
    };

    private static bool IsBeside(Token token) => !token.Guessed && token.Tags.Overlaps(Beside) && !token.Tags.Overlaps(Meanings);

    // A meaning that rests on a likeness is no meaning: documents are not written in haste.
    private static IEnumerable<string> TermsOf(Token token)
    {
        var word = token.Kind is TokenKind.Word ? Endings.StemOf(token.Text) : token.Text;
        return
        [
            CodePoints.Cut(word, MaxTermLength),
            .. token.Guessed ? [] : token.Tags.Where(Meanings.Contains).Order(StringComparer.Ordinal).Select(tag => "#" + tag),
        ];
    }
}
