using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Understanding;

/// <summary>Which words of a message name which product.</summary>
internal static class ProductNames
{
    private const string Alias = "alias:";

    /// <summary>Whether a word belongs to one of the product's names.</summary>
    public static bool Name(Token token, Product product) =>
        product.Aliases.Any(alias => alias.Split(' ').Any(word => token.Is(Alias + word)));

    /// <summary>The products named by a part of a message, those with the longest name: "leather trench" is not also "trench".</summary>
    public static ImmutableArray<Product> In(IReadOnlyCollection<Token> tokens, ProductCatalog catalog)
    {
        var lengths = catalog.Products.ToDictionary(product => product, product => LongestIn(tokens, product));
        var longest = lengths.Values.Max();
        return longest == 0 ? [] : [.. catalog.Products.Where(product => lengths[product] == longest)];
    }

    private static int LongestIn(IReadOnlyCollection<Token> tokens, Product product) => product.Aliases
        .Select(alias => alias.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words.All(word => tokens.Any(token => token.Is(Alias + word))))
        .Select(words => words.Length)
        .DefaultIfEmpty()
        .Max();
}
