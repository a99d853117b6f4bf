using MirtAi.Grains.Catalog;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Asks something about a product that is neither price, size nor colour.</summary>
/// <param name="Product">The product; null if none is named or chosen.</param>
public sealed record AskFact(Product? Product) : Command;
