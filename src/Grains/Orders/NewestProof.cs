namespace MirtAi.Grains.Orders;

/// <summary>The newest proof of an order's payment.</summary>
/// <param name="Number">The order's number.</param>
/// <param name="At">When it came, by which it is told from others.</param>
public sealed record NewestProof(string Number, DateTimeOffset At);
