namespace MirtAi.Grains.Orders;

/// <summary>An order that a manager has, as it is stored.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Status">One of <see cref="OrderStatus"/>.</param>
public sealed record StoredOrder(string Number, string Status);
