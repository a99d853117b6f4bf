namespace MirtAi.Grains.Catalog;

/// <summary>Which size of a product suits a height.</summary>
public sealed record SizeAdvice
{
    /// <summary>The size; if the product has none for this height, the nearest one.</summary>
    public required ProductSize Size { get; init; }

    /// <summary>How well it suits.</summary>
    public required SizeFit Fit { get; init; }

    /// <summary>The size of a product for a height in centimetres.</summary>
    public static SizeAdvice For(Product product, int height)
    {
        if (product.OnlySize is { } only)
            return new() { Size = only, Fit = SizeFit.Suits };

        var wanted = SizeChart.For(height);
        if (Within(product, wanted, height) is { } suitable)
        {
            var fit = height < SizeChart.MinHeight ? SizeFit.SmallestIsBig
                : height > SizeChart.GreatestHeight ? SizeFit.LargestIsSmall
                : SizeFit.Suits;
            return new() { Size = suitable, Fit = fit };
        }

        var smallest = product.Sizes[0];
        var largest = product.Sizes[^1];
        return wanted < smallest.Size ? new() { Size = smallest, Fit = SizeFit.SmallestIsBig }
            : wanted > largest.Size ? new() { Size = largest, Fit = SizeFit.LargestIsSmall }
            : new() { Size = product.Sizes.First(size => size.Size.Upper >= wanted.Upper), Fit = SizeFit.Nearest };
    }

    /// <summary>
    /// The product's own size within the range of the chart. Of single sizes it is the smallest that is not below the height,
    /// else the range's largest.
    /// </summary>
    private static ProductSize? Within(Product product, ClothingSize range, int height)
    {
        var within = product.Sizes.Where(size => size.Size.Lower >= range.Lower && size.Size.Upper <= range.Upper).ToList();
        return within.Find(size => size.Size.Upper >= height) ?? within.LastOrDefault();
    }
}
