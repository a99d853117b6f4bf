using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Payments;

/// <summary>How a payment stands from now on, for the table <c>payments</c>.</summary>
/// <param name="Id">The service's id, the grain's key.</param>
/// <param name="Payment">The payment.</param>
public sealed record PaymentChanged(string Id, Payment Payment) : ICommitEffect;
