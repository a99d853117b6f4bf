using System.Collections.Immutable;
using MirtAi.Grains.Catalog;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Asks something about a product that is neither price, size nor colour.</summary>
/// <param name="Product">The product; null if none is named or chosen.</param>
public sealed record AskFact(Product? Product) : Command
{
    /// <summary>Whether the customer wants to know what it is as a whole.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The products that may be meant, if the name is shared by several.</summary>
    public ImmutableArray<Product> Candidates { get; init; } = [];
}
