using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Audit;

/// <summary>What a person did, for the audit trail.</summary>
/// <param name="Person">The name that the others know.</param>
/// <param name="Action">What they did, a stable code such as <c>takeover</c>.</param>
/// <param name="SessionKey">To which customer; the trail forgets it when the customer is erased.</param>
/// <param name="Subject">What else it was about, such as an order's number; empty for nothing. Nothing of the customer's.</param>
/// <param name="At">When.</param>
public sealed record AuditEntry(string Person, string Action, string SessionKey, string Subject, DateTimeOffset At) : ICommitEffect;
