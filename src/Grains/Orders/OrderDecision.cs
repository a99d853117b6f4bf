namespace MirtAi.Grains.Orders;

/// <summary>What a manager decided last of an order.</summary>
/// <param name="Number">The order's number.</param>
/// <param name="Status">Its status from then on, one of <see cref="OrderStatus"/>.</param>
/// <param name="Manager">Who.</param>
/// <param name="At">When.</param>
/// <param name="ProofRejected">The proof of its payment was rejected; until another one comes.</param>
public sealed record OrderDecision(string Number, string Status, string Manager, DateTimeOffset At, bool ProofRejected = false);
