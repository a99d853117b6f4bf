using System.Collections.Immutable;

namespace MirtAi.Grains.Catalog;

/// <summary>A colour that customers may name, whether or not something is made in it.</summary>
public sealed record Color
{
    /// <summary>The stable id, for instance <c>pink</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>The words by which customers call it, as patterns of <see cref="Language.WordPattern"/>.</summary>
    public required ImmutableArray<string> Words { get; init; }

    /// <summary>Whether a product has one design only, so that there is nothing to choose.</summary>
    public bool OnlyDesign { get; init; }
}
