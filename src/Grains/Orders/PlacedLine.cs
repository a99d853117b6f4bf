using MirtAi.Grains.Catalog;

namespace MirtAi.Grains.Orders;

/// <summary>One product of a placed order, as it was sold: later changes of the catalogue do not touch it.</summary>
public sealed record PlacedLine(string ProductId, string Name, string Size, string Color, int Quantity, Money Price)
{
    /// <summary>The price of all pieces.</summary>
    public Money Sum => Price with { Amount = Price.Amount * Quantity };
}
