using System.Collections.Immutable;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Takes products out of the order.</summary>
/// <param name="ProductIds">The products' ids; all are in the order, or offered to be put in.</param>
public sealed record RemoveProducts(ImmutableArray<string> ProductIds) : Command;
