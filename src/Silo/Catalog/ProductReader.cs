using System.Collections.Immutable;
using MirtAi.Grains.Catalog;

namespace MirtAi.Silo.Catalog;

/// <summary>Reads products from rows of the catalogue's files; faults are reported at their rows.</summary>
internal sealed class ProductReader(ImmutableArray<Color> colors, ImmutableArray<Category> categories, string folder)
{
    public Product Read(YamlRow row)
    {
        var product = new Product
        {
            Id = row.Text("id"),
            Name = row.Localized("name"),
            Category = row.Text("category"),
            Description = row.Localized("description"),
            Fabric = row.Localized("fabric"),
            Aliases = row.Texts("aliases"),
            Sizes = SizeReader.Read(row, row.Text("currency")),
            Colors = [.. row.Rows("colors").Select(ReadColor)],
            Measurements = row.Entries("measurements").ToImmutableDictionary(entry => entry.Key, entry => entry.Value.Localized()),
            Video = row.Optional("video"),
            SizeChart = Photo(row, "sizeChart"),
            Upsells = row.Texts("upsells"),
            Visual = ReadVisual(row.Below("visual")),
        };
        Check(row, product);
        row.Close();
        return product;
    }

    private void Check(YamlRow row, Product product)
    {
        if (product.Colors.IsEmpty)
            row.Fault("colors must name at least one colour");
        if (!categories.Any(category => category.Id == product.Category))
            row.Fault($"the category {product.Category} does not exist");
        if (product.Video is { } video && !video.StartsWith("https://", StringComparison.Ordinal))
            row.Fault("video must be an https address");
        foreach (var label in product.Measurements.Keys.Where(label => product.Size(label) is null))
            row.Fault($"there are measurements of the size {label}, in which it is not made");
    }

    private ProductColor ReadColor(YamlRow row)
    {
        var id = row.Text("color");
        var color = colors.FirstOrDefault(color => color.Id == id);
        if (color is null)
            row.Fault($"the colour {id} does not exist");

        var soldOut =
            row.Texts("soldOut").Select(label => ClothingSize.TryParse(label, out var size) ? size : (ClothingSize?)null).ToList();
        if (soldOut.Contains(null))
            row.Fault("soldOut must name sizes");
        var read = new ProductColor
        {
            Color = color ?? new Color { Id = id, Name = LocalizedText.Same(id), Words = [] },
            Photo = Photo(row, "photo"),
            Sku = row.Optional("sku"),
            SoldOut = [.. soldOut.OfType<ClothingSize>()],
        };
        row.Close();
        return read;
    }

    private string? Photo(YamlRow row, string key)
    {
        var photo = row.Optional(key);
        if (photo is not null && !IsPhoto(photo))
            row.Fault($"the {(key == "photo" ? "photo" : "picture")} {photo} is neither an https address nor a file of {folder}/photos");
        return photo;
    }

    private bool IsPhoto(string reference) =>
        reference.StartsWith("https://", StringComparison.Ordinal)
        || (reference.StartsWith(CatalogLoader.PhotoScheme, StringComparison.Ordinal)
            && CatalogPhotoSource.PathOf(Path.Combine(folder, "photos"), reference) is { } path && File.Exists(path));

    private static VisualMarkers ReadVisual(YamlRow? row)
    {
        if (row is null)
            return VisualMarkers.None;

        var visual = new VisualMarkers
        {
            Fabric = row.Optional("fabric"),
            Markers = row.Texts("markers"),
            Angles = row.Entries("angles")
                .ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value.Value(), StringComparer.Ordinal),
            PoorPhoto = row.Texts("poorPhoto"),
            ConfusedWith = row.Texts("confusedWith"),
            Difference = row.Optional("difference"),
            Unique = row.Optional("unique"),
            CriticalCheck = row.Optional("criticalCheck"),
        };
        row.Close();
        return visual;
    }
}
