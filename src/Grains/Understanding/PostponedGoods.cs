using MirtAi.Grains.Catalog;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding;

/// <summary>"I'll take the dress, the trench later": what is put off is not spoken of now.</summary>
internal static class PostponedGoods
{
    private const int MaxWords = 5;

    private static readonly string[] Later =
    [
        "потом", "потім", "потим", "пізніше", "позже", "later", "іншим разом", "другим разом", "в другой раз", "another time", "next time",
    ];

    // "First I wanted the suit, then I saw the dress" puts nothing off.
    private static readonly string[] Afterwards =
    [
        "спочатку", "спершу", "сначала", "хотіл", "хотел", "хотів", "передума", "побачи", "увиде", "увидал", "виріши", "решил", "захот",
        "first", "wanted",
    ];

    /// <summary>What a message names without its clauses that only put something off; null if it has none, or nothing else.</summary>
    public static CatalogMention? Without(string text, ProductCatalog catalog)
    {
        if (!Has(text, Later) || Has(text, Afterwards))
            return null;

        var clauses = text.Split(',');
        var kept = Array.FindAll(clauses, clause => !IsPutOff(clause, catalog));
        return kept.Length < clauses.Length && catalog.Search.Read(string.Join(',', kept)) is var rest
            && (NamesGoods(rest) || rest.Tokens.Any(token => token.Is("buy") || token.Is("ordering")))
            ? rest
            : null;
    }

    private static bool IsPutOff(string clause, ProductCatalog catalog) =>
        Has(clause, Later)
        && !clause.Contains('?', StringComparison.Ordinal)
        && catalog.Search.Read(clause) is var mention && mention.Tokens.Count(token => token.Kind is TokenKind.Word) <= MaxWords
        && NamesGoods(mention);

    private static bool Has(string text, string[] words) =>
        Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool NamesGoods(CatalogMention mention) => !mention.Products.IsEmpty || !mention.Categories.IsEmpty;
}
