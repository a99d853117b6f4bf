namespace MirtAi.Grains.Understanding;

/// <summary>A product in a size and a colour, as the catalogue has them.</summary>
/// <param name="ProductId">The product's id.</param>
/// <param name="Size">The size's label.</param>
/// <param name="Color">The colour's id.</param>
/// <param name="Quantity">How many pieces.</param>
public sealed record DraftedItem(string ProductId, string Size, string Color, int Quantity)
{
    /// <summary>The most pieces that are taken from a model.</summary>
    public const int MaxQuantity = 20;
}
