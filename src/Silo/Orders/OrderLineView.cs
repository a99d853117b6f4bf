namespace MirtAi.Silo.Orders;

/// <summary>One product of an order, at the price of one piece when it was sold.</summary>
public sealed record OrderLineView(string ProductId, string Name, string Size, string Color, int Quantity, decimal Price);
