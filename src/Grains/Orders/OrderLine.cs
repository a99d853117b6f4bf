namespace MirtAi.Orders;

/// <summary>One product of an order, in one size and colour, with the price at which it was offered.</summary>
public sealed record OrderLine(string ProductId, string Size, string Color, Money Price);
