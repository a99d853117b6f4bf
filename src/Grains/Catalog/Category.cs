using System.Collections.Immutable;

namespace MirtAi.Grains.Catalog;

/// <summary>A kind of product.</summary>
public sealed record Category
{
    /// <summary>The stable id, for instance <c>dresses</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name, in the plural.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>The words by which customers call it, as patterns of <see cref="Language.WordPattern"/>.</summary>
    public required ImmutableArray<string> Words { get; init; }

    /// <summary>Whether it is made for girls only.</summary>
    public bool ForGirls { get; init; }
}
