using System.Collections.Frozen;
using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Catalog;

/// <summary>The stems of the products' descriptions, rare ones weighing more.</summary>
internal sealed class DescriptionIndex
{
    private readonly ImmutableArray<(Product Product, FrozenSet<string> Stems)> products;
    private readonly FrozenDictionary<string, double> weights;

    public DescriptionIndex(ImmutableArray<Product> catalog)
    {
        products = [.. catalog.Select(product => (product, StemsOf(product)))];
        weights = products
            .SelectMany(product => product.Stems)
            .GroupBy(stem => stem, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => Math.Log((1.0 + products.Length) / group.Count()), StringComparer.Ordinal);
    }

    /// <summary>Products that share at least this weight with a text, best first.</summary>
    public ImmutableArray<Product> Find(ImmutableArray<Token> tokens, double least)
    {
        var stems = tokens.Where(Tells).SelectMany(StemsOf).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. products
                .Select(product => (product.Product, Weight: stems.Where(product.Stems.Contains).Sum(stem => weights[stem])))
                .Where(found => found.Weight >= least)
                .OrderByDescending(found => found.Weight)
                .Select(found => found.Product),
        ];
    }

    /// <summary>Words of every question tell nothing about a product.</summary>
    private static bool Tells(Token token) =>
        token.Tags.Count == 0
        || token.Is("kind-property")
        || token.Is("fabric")
        || token.Is("occasion")
        || token.Is("clothes")
        || token.Is("color")
        || token.Is("foreign");

    private static FrozenSet<string> StemsOf(Product product) =>
        Stems(TextsOf(product).SelectMany(text => Tokenizer.Cut(text))).ToFrozenSet(StringComparer.Ordinal);

    private static IEnumerable<string> TextsOf(Product product) =>
        [.. product.Name.All, .. product.Description.All, .. product.Fabric.All, .. product.Visual.Markers];

    /// <summary>Of a word that is asked with, and of those that it may be a diminutive of.</summary>
    private static IEnumerable<string> StemsOf(Token token) =>
        IsLong(token) ? Diminutives.Sources(token.Text).Prepend(token.Text).Select(Endings.StemOf) : [];

    private static IEnumerable<string> Stems(IEnumerable<Token> tokens) =>
        tokens.Where(IsLong).Select(token => Endings.StemOf(token.Text));

    private static bool IsLong(Token token) => token is { Kind: TokenKind.Word, Text.Length: >= 4 };
}
