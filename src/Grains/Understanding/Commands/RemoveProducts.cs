using System.Collections.Immutable;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Takes products out of the order.</summary>
/// <param name="ProductIds">The products' ids; all are in the order, or offered to be put in.</param>
public sealed record RemoveProducts(ImmutableArray<string> ProductIds) : Command
{
    /// <summary>The colour of what is taken out; null for all of the products.</summary>
    public string? Color { get; init; }

    /// <summary>The size of what is taken out; null for all sizes.</summary>
    public string? Size { get; init; }
}
