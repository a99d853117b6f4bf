using System.Text.Json.Serialization;
using MirtAi.Grains.Catalog;

namespace MirtAi.Grains.Orders;

/// <summary>One product of an order, in one size and colour, with the price at which one piece was offered.</summary>
public sealed record OrderLine(string ProductId, string Size, string Color, Money Price)
{
    /// <summary>How many pieces; at least one.</summary>
    public int Quantity { get; init; } = 1;

    /// <summary>The price of all of them.</summary>
    [JsonIgnore]
    public Money Sum => Price with { Amount = Price.Amount * Quantity };
}
