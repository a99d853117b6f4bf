using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Orders;

/// <summary>A manager gave an order a status.</summary>
/// <param name="SessionKey">The customer's session; an order of another one stays as it is.</param>
/// <param name="Number">The order's number.</param>
/// <param name="Status">One of <see cref="OrderStatus"/>.</param>
public sealed record OrderStatusChange(string SessionKey, string Number, string Status) : ICommitEffect;
