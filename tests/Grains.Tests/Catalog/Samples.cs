using MirtAi.Grains.Catalog;

namespace MirtAi.Grains.Tests.Catalog;

/// <summary>Products that stand for the kinds of sizes that the shop has.</summary>
internal static class Samples
{
    public static readonly Product Ranges = Make("1", "110-116", "122-128", "134-140", "146-152", "158-164");
    public static readonly Product FromSmall = Make("2", "80-92", "98-104", "110-116", "122-128", "134-140", "146-152", "158-164");
    public static readonly Product Singles = Make("3", [.. Enumerable.Range(0, 12).Select(step => $"{98 + (6 * step)}")]);

    private static Product Make(string id, params string[] sizes) => new()
    {
        Id = id,
        Name = LocalizedText.Same(id),
        Category = "dresses",
        Description = LocalizedText.Same(id),
        Fabric = LocalizedText.Same(id),
        Aliases = [],
        Sizes =
            [.. sizes.Select(label => new ProductSize(ClothingSize.TryParse(label, out var size) ? size : default, new Money(100, "UAH")))],
        Colors = [new ProductColor { Color = new Color { Id = "red", Name = LocalizedText.Same("red"), Words = [] } }],
    };
}
