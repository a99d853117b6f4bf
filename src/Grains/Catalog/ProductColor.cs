using System.Collections.Immutable;

namespace MirtAi.Grains.Catalog;

/// <summary>A colour in which a product is made.</summary>
public sealed record ProductColor
{
    /// <summary>The colour.</summary>
    public required Color Color { get; init; }

    /// <summary>The reference of its photo; null if there is none.</summary>
    public string? Photo { get; init; }

    /// <summary>The shop's article number.</summary>
    public string? Sku { get; init; }

    /// <summary>Sizes that are sold out in this colour.</summary>
    public ImmutableArray<ClothingSize> SoldOut { get; init; } = [];
}
