using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Escalations;

/// <summary>A person wrote to the customer: the session's calls that are not closed have their first answer, unless they had one.</summary>
/// <param name="SessionKey">The session's key.</param>
/// <param name="Manager">Who.</param>
/// <param name="At">When.</param>
public sealed record EscalationAnswered(string SessionKey, string Manager, DateTimeOffset At) : ICommitEffect;
