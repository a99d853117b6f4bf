using System.Collections.Immutable;
using MirtAi.Grains.Catalog;

namespace MirtAi.Silo.Catalog;

/// <summary>
/// Reads a product's sizes with their prices: <c>prices</c> names each, or one <c>price</c> holds for all of <c>sizes</c>, except for those
/// that <c>prices</c> names.
/// </summary>
internal static class SizeReader
{
    public static ImmutableArray<ProductSize> Read(YamlRow row, string currency)
    {
        var own = row.Entries("prices").Select(entry => (Label: entry.Key, Amount: entry.Value.Amount(), Row: entry.Value)).ToList();
        var common = row.Below("price") is { } price
            ? row.Texts("sizes").Except(own.Select(size => size.Label)).Select(label => (Label: label, Amount: price.Amount(), Row: row))
            : [];
        var sizes = own.Concat(common).Select(size => Make(size.Label, new Money(size.Amount, currency), size.Row)).ToImmutableArray();
        if (sizes.IsEmpty)
            row.Fault("prices must name at least one size, or sizes at least one beside price");
        return [.. sizes.OrderBy(size => size.Size)];
    }

    private static ProductSize Make(string label, Money price, YamlRow row)
    {
        if (!ClothingSize.TryParse(label, out var size))
            row.Fault($"{label} is not a size such as 134-140 or 134");
        return new ProductSize(size, price);
    }
}
