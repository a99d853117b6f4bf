using System.Collections.Immutable;
using MirtAi.Grains.Catalog;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Asks how products differ.</summary>
/// <param name="Products">At least two.</param>
public sealed record CompareProducts(ImmutableArray<Product> Products) : Command;
