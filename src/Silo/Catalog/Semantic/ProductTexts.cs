using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using MirtAi.Grains.Catalog;

namespace MirtAi.Silo.Catalog.Semantic;

/// <summary>What stands for a product when meanings are compared: its name, description and fabric, a text for each language.</summary>
internal static class ProductTexts
{
    public static ImmutableArray<(string ProductId, string Text)> Of(ProductCatalog catalog) =>
    [
        .. from product in catalog.Products
           from language in LocalizedText.Languages
           select (product.Id, $"{product.Name.In(language)}. {product.Description.In(language)} {product.Fabric.In(language)}"),
    ];

    /// <summary>The text's fingerprint: a text that did not change keeps its vector.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
