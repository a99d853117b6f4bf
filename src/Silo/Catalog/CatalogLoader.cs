using System.Collections.Immutable;
using MirtAi.Orders;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MirtAi.Catalog;

/// <summary>
/// Reads the catalogue from the <c>*.yaml</c> files of a folder. Each may hold <c>products</c>, <c>categories</c> and <c>colors</c>; products
/// are shown in the order of their ids.
/// </summary>
public static class CatalogLoader
{
    /// <summary>The scheme of photos that lie in the catalogue's own folder.</summary>
    public const string PhotoScheme = "catalog:";

    /// <summary>Reads a folder.</summary>
    /// <exception cref="CatalogException">The folder or something in it is not as it must be.</exception>
    public static ProductCatalog Load(string folder)
    {
        if (!Directory.Exists(folder))
            throw new CatalogException([$"{folder}:0: the folder does not exist; set Data:Root to the folder that holds catalog/"]);

        var faults = new List<string>();
        var files = Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).SelectMany(file => Read(file, faults)).ToList();
        var colors = files.SelectMany(file => file.Rows("colors")).Select(ReadColor).ToImmutableArray();
        var categories = files.SelectMany(file => file.Rows("categories")).Select(ReadCategory).ToImmutableArray();
        var products = files.SelectMany(file => file.Rows("products"))
            .Select(row => ReadProduct(row, colors, categories, folder))
            .ToImmutableArray();
        foreach (var file in files)
            file.Close();
        Check(folder, products, faults);
        return faults.Count == 0 ? new ProductCatalog(products, categories, colors) : throw new CatalogException(faults);
    }

    private static List<YamlRow> Read(string file, List<string> faults)
    {
        try
        {
            using var reader = new StreamReader(file);
            var stream = new YamlStream();
            stream.Load(reader);
            return stream.Documents.Select(document => new YamlRow(file, document.RootNode, faults)).ToList();
        }
        catch (YamlException fault)
        {
            faults.Add($"{file}:{fault.Start.Line}: {fault.Message}");
            return [];
        }
    }

    private static Color ReadColor(YamlRow row)
    {
        var color = new Color { Id = row.Text("id"), Name = row.Localized(), Words = row.Texts("words"), OnlyDesign = row.Flag("onlyDesign") };
        row.Close();
        return color;
    }

    private static Category ReadCategory(YamlRow row)
    {
        var category = new Category { Id = row.Text("id"), Name = row.Localized(), Words = row.Texts("words") };
        row.Close();
        return category;
    }

    private static Product ReadProduct(YamlRow row, ImmutableArray<Color> colors, ImmutableArray<Category> categories, string folder)
    {
        var currency = row.Text("currency");
        var product = new Product
        {
            Id = row.Text("id"),
            Name = row.Localized("name"),
            Category = row.Text("category"),
            Description = row.Localized("description"),
            Fabric = row.Localized("fabric"),
            Aliases = row.Texts("aliases"),
            Sizes = [.. row.Entries("prices").Select(entry => ReadSize(entry.Key, entry.Value, currency)).OrderBy(size => size.Size)],
            Colors = [.. row.Rows("colors").Select(color => ReadProductColor(color, colors, folder))],
            Measurements = row.Entries("measurements").ToImmutableDictionary(entry => entry.Key, entry => entry.Value.Localized()),
            Video = row.Optional("video"),
            Upsells = row.Texts("upsells"),
            Markers = row.Texts("markers"),
        };
        if (product.Sizes.IsEmpty)
            row.Fault("prices must name at least one size");
        if (product.Colors.IsEmpty)
            row.Fault("colors must name at least one colour");
        if (!categories.Any(category => category.Id == product.Category))
            row.Fault($"the category {product.Category} does not exist");
        if (product.Video is { } video && !video.StartsWith("https://", StringComparison.Ordinal))
            row.Fault("video must be an https address");
        row.Close();
        return product;
    }

    private static ProductSize ReadSize(string label, YamlRow price, string currency)
    {
        if (!ClothingSize.TryParse(label, out var size))
            price.Fault($"{label} is not a size such as 134-140 or 134");
        return new ProductSize(size, new Money(price.Amount(), currency));
    }

    private static ProductColor ReadProductColor(YamlRow row, ImmutableArray<Color> colors, string folder)
    {
        var id = row.Text("color");
        var color = colors.FirstOrDefault(color => color.Id == id);
        if (color is null)
            row.Fault($"the colour {id} does not exist");

        var photo = row.Optional("photo");
        if (photo is not null && !IsPhoto(photo, folder))
            row.Fault($"the photo {photo} is neither an https address nor a file of {folder}/photos");
        var soldOut = row.Texts("soldOut").Select(label => ClothingSize.TryParse(label, out var size) ? size : (ClothingSize?)null).ToList();
        if (soldOut.Contains(null))
            row.Fault("soldOut must name sizes");
        var read = new ProductColor
        {
            Color = color ?? new Color { Id = id, Name = LocalizedText.Same(id), Words = [] },
            Photo = photo,
            Sku = row.Optional("sku"),
            SoldOut = [.. soldOut.OfType<ClothingSize>()],
        };
        row.Close();
        return read;
    }

    private static bool IsPhoto(string reference, string folder) =>
        reference.StartsWith("https://", StringComparison.Ordinal)
        || (reference.StartsWith(PhotoScheme, StringComparison.Ordinal)
            && CatalogPhotoSource.PathOf(Path.Combine(folder, "photos"), reference) is { } path && File.Exists(path));

    private static void Check(string folder, ImmutableArray<Product> products, List<string> faults)
    {
        if (products.IsEmpty && faults.Count == 0)
            faults.Add($"{folder}:0: there are no products");
        foreach (var twice in products.GroupBy(product => product.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
            faults.Add($"{folder}:0: the product {twice.Key} exists {twice.Count()} times");
        var ids = products.Select(product => product.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var product in products)
        {
            foreach (var upsell in product.Upsells.Where(upsell => !ids.Contains(upsell)))
                faults.Add($"{folder}:0: {product.Id} goes with the product {upsell}, which does not exist");
        }
    }
}
