using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Catalog;

/// <summary>What a text names of the catalogue.</summary>
/// <param name="Tokens">The text's tokens; those that name a product are tagged <c>product</c>.</param>
/// <param name="Products">Products named; several if a name is shared, as "trench" is.</param>
/// <param name="Categories">Ids of categories named.</param>
/// <param name="Colors">Ids of colours named, in order, also such as nothing is made in.</param>
public sealed record CatalogMention(
    ImmutableArray<Token> Tokens, ImmutableArray<Product> Products, ImmutableArray<string> Categories, ImmutableArray<string> Colors);
