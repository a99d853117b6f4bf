using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MirtAi.Grains.Catalog;

/// <summary>All that the shop sells, at one moment. Immutable.</summary>
public sealed class ProductCatalog
{
    private readonly FrozenDictionary<string, Product> byId;

    public ProductCatalog(ImmutableArray<Product> products, ImmutableArray<Category> categories, ImmutableArray<Color> colors)
    {
        Products = products;
        Categories = categories;
        Colors = colors;
        byId = products.ToFrozenDictionary(product => product.Id, StringComparer.Ordinal);
        Search = new CatalogSearch(this);
    }

    /// <summary>The products, in the order in which they are shown.</summary>
    public ImmutableArray<Product> Products { get; }

    /// <summary>The categories, in the order in which they are shown.</summary>
    public ImmutableArray<Category> Categories { get; }

    /// <summary>Every colour that customers may name.</summary>
    public ImmutableArray<Color> Colors { get; }

    /// <summary>Finds what customers mean.</summary>
    public CatalogSearch Search { get; }

    /// <summary>The product with this id, or null.</summary>
    public Product? Find(string? id) => id is not null && byId.TryGetValue(id, out var product) ? product : null;
}
