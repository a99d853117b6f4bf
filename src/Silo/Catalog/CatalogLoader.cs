using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Silo.Files;

namespace MirtAi.Silo.Catalog;

/// <summary>
/// Reads the catalogue from the YAML files (<c>.yaml</c> or <c>.yml</c>, UTF-8) of a folder and those below it. Each may hold
/// <c>products</c>, <c>categories</c> and <c>colors</c>; products are shown in the order of the files' names.
/// </summary>
public static class CatalogLoader
{
    /// <summary>The scheme of photos that lie in the catalogue's own folder.</summary>
    public const string PhotoScheme = "catalog:";

    /// <summary>Reads a folder.</summary>
    /// <exception cref="CatalogException">The folder or something in it is not as it must be.</exception>
    public static ProductCatalog Load(string folder) => Load(CatalogSnapshot.Read(folder));

    /// <summary>The catalogue that a folder's files hold.</summary>
    /// <exception cref="CatalogException">Something in them is not as it must be.</exception>
    internal static ProductCatalog Load(CatalogSnapshot snapshot)
    {
        var folder = snapshot.Folder;
        if (snapshot.Fault is not null)
            throw new CatalogException([$"{folder}:0: {snapshot.Fault}"]);

        var faults = new List<string>();
        var files = snapshot.Files.SelectMany(file => Rows(file, faults)).ToList();
        var colors = files.SelectMany(file => file.Rows("colors")).Select(ReadColor).ToImmutableArray();
        var categories = files.SelectMany(file => file.Rows("categories")).Select(ReadCategory).ToImmutableArray();
        var reader = new ProductReader(colors, categories, folder);
        var products = files.SelectMany(file => file.Rows("products")).Select(row => (Row: row, Product: reader.Read(row))).ToList();
        foreach (var file in files)
            file.Close();
        Check(folder, products, faults);
        return faults.Count == 0
            ? new ProductCatalog([.. products.Select(read => read.Product)], categories, colors)
            : throw new CatalogException(faults);
    }

    private static IEnumerable<YamlRow> Rows(DataFile file, List<string> faults) =>
        YamlFile.Documents(file, faults).Select(root => new YamlRow(file.Path, root, faults));

    private static Color ReadColor(YamlRow row)
    {
        var color =
            new Color { Id = row.Text("id"), Name = row.Localized(), Words = row.Texts("words"), OnlyDesign = row.Flag("onlyDesign") };
        row.Close();
        return color;
    }

    private static Category ReadCategory(YamlRow row)
    {
        var category = new Category
        {
            Id = row.Text("id"),
            Name = row.Localized(),
            Words = row.Texts("words"),
            ForGirls = row.Flag("forGirls"),
        };
        row.Close();
        return category;
    }

    /// <summary>What one product's row cannot see for itself.</summary>
    private static void Check(string folder, List<(YamlRow Row, Product Product)> products, List<string> faults)
    {
        if (products.Count == 0 && faults.Count == 0)
            faults.Add($"{folder}:0: there are no products");
        foreach (var (row, product) in products.GroupBy(read => read.Product.Id, StringComparer.Ordinal).SelectMany(group => group.Skip(1)))
            row.Fault($"the product {product.Id} exists twice");
        var ids = products.Select(read => read.Product.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (row, product) in products)
        {
            foreach (var upsell in product.Upsells.Where(upsell => !ids.Contains(upsell)))
                row.Fault($"it goes with the product {upsell}, which does not exist");
            foreach (var other in product.Visual.ConfusedWith.Where(other => !ids.Contains(other)))
                row.Fault($"it is confused with the product {other}, which does not exist");
        }
    }
}
