using System.Collections.Immutable;

namespace MirtAi.Grains.Catalog;

/// <summary>Something that the shop sells.</summary>
public sealed record Product
{
    /// <summary>The stable id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name, with its kind: "Сукня Анна".</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Its category's id.</summary>
    public required string Category { get; init; }

    /// <summary>A sentence or two about it.</summary>
    public required LocalizedText Description { get; init; }

    /// <summary>What it is made of.</summary>
    public required LocalizedText Fabric { get; init; }

    /// <summary>Names by which customers call it: phrases, each word a pattern of <see cref="Language.WordPattern"/>.</summary>
    public required ImmutableArray<string> Aliases { get; init; }

    /// <summary>Sizes in which it is made, smallest first; at least one.</summary>
    public required ImmutableArray<ProductSize> Sizes { get; init; }

    /// <summary>Colours in which it is made; at least one.</summary>
    public required ImmutableArray<ProductColor> Colors { get; init; }

    /// <summary>Measurements by size label, as the shop writes them.</summary>
    public ImmutableDictionary<string, LocalizedText> Measurements { get; init; } = ImmutableDictionary<string, LocalizedText>.Empty;

    /// <summary>The https address of a video.</summary>
    public string? Video { get; init; }

    /// <summary>Ids of products that go with it.</summary>
    public ImmutableArray<string> Upsells { get; init; } = [];

    /// <summary>The reference of a picture of its size chart, which is shown on request; null if there is none.</summary>
    public string? SizeChart { get; init; }

    /// <summary>What tells it from others on a photo.</summary>
    public VisualMarkers Visual { get; init; } = VisualMarkers.None;

    /// <summary>The lowest price.</summary>
    public Money LowestPrice => Sizes.MinBy(size => size.Price.Amount)!.Price;

    /// <summary>The highest price.</summary>
    public Money HighestPrice => Sizes.MaxBy(size => size.Price.Amount)!.Price;

    /// <summary>The one size of what fits everybody, else null.</summary>
    public ProductSize? OnlySize => Sizes is [var only] && only.Size == ClothingSize.OneSize ? only : null;

    /// <summary>The size with this label, or null.</summary>
    public ProductSize? Size(string? label) => Sizes.FirstOrDefault(size => size.Size.Label == label);

    /// <summary>The colour with this id, or null.</summary>
    public ProductColor? Color(string? id) => Colors.FirstOrDefault(color => color.Color.Id == id);
}
