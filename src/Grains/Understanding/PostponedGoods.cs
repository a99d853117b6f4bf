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

    /// <summary>What a message names without its clauses that only put something off; null if it has none, or nothing else.</summary>
    public static CatalogMention? Without(string text, ProductCatalog catalog)
    {
        if (!Array.Exists(Later, word => text.Contains(word, StringComparison.OrdinalIgnoreCase)))
            return null;

        var clauses = text.Split(',');
        var kept = Array.FindAll(clauses, clause => !IsPutOff(clause, catalog));
        return kept.Length < clauses.Length && catalog.Search.Read(string.Join(',', kept)) is var rest && NamesGoods(rest) ? rest : null;
    }

    private static bool IsPutOff(string clause, ProductCatalog catalog) =>
        Array.Exists(Later, word => clause.Contains(word, StringComparison.OrdinalIgnoreCase))
        && !clause.Contains('?', StringComparison.Ordinal)
        && catalog.Search.Read(clause) is var mention && mention.Tokens.Count(token => token.Kind is TokenKind.Word) <= MaxWords
        && NamesGoods(mention);

    private static bool NamesGoods(CatalogMention mention) => !mention.Products.IsEmpty || !mention.Categories.IsEmpty;
}
