namespace MirtAi.Silo.Orders;

/// <summary>What a person decided of an order.</summary>
/// <param name="Number">The order's number.</param>
/// <param name="Status">The status that it had from then on.</param>
/// <param name="IsRejection">Whether the proof of its payment was rejected.</param>
/// <param name="Person">Who.</param>
/// <param name="At">When.</param>
public sealed record OrderChangeView(string Number, string Status, bool IsRejection, string Person, DateTimeOffset At);
