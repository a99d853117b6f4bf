using MirtAi.Grains.Catalog;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Chooses a product, a colour, a size, or several of them.</summary>
/// <param name="Product">The product; null if it is the chosen one, or none yet.</param>
/// <param name="Color">The colour's id, or null.</param>
/// <param name="Size">The size, or null.</param>
/// <param name="Height">The child's height in centimetres, or null.</param>
public sealed record SelectItem(Product? Product, string? Color, ClothingSize? Size, int? Height) : SpokenCommand;
