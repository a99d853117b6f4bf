using MirtAi.Grains.Catalog;
using MirtAi.Grains.Sale;

namespace MirtAi.Grains.Answers;

/// <summary>What the catalogue holds of a product, in the words of a language.</summary>
internal static class ProductFacts
{
    /// <summary>Its facts as texts.</summary>
    public static IEnumerable<string> Of(Product product, string language) =>
    [
        product.Name.In(language),
        product.Description.In(language),
        product.Fabric.In(language),
        .. product.Sizes.Select(size => $"{size.Size.Label}: {ProductActs.Price(size.Price).In(language)}"),
        .. product.Colors.Select(color => color.Color.Name.In(language)),
        .. product.Measurements.Values.Select(text => text.In(language)),
    ];
}
