namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Chooses a product of the last list by its number.</summary>
/// <param name="ProductId">The product's id.</param>
public sealed record SelectShown(string ProductId) : Command;
