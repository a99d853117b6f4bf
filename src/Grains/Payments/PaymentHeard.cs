using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Payments;

namespace MirtAi.Grains.Payments;

/// <summary>An event of a provider and what it did, for the table <c>payment_events</c>; a known one stays as it is.</summary>
/// <param name="Id">The service's id of the payment, the grain's key.</param>
/// <param name="SessionKey">The session of the customer who pays; empty if it is not known.</param>
/// <param name="Event">The event.</param>
/// <param name="Outcome">What it did, one of <see cref="PaymentOutcomes"/> or <see cref="PaymentProblems"/>.</param>
/// <param name="At">When.</param>
public sealed record PaymentHeard(string Id, string SessionKey, PaymentEvent Event, string Outcome, DateTimeOffset At) : ICommitEffect;
