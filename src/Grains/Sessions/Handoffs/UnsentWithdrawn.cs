using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>
/// What the customer has not got yet is not sent any more: a person says something else. What is on its way to the platform at that moment
/// arrives.
/// </summary>
/// <param name="SessionKey">The session's key.</param>
/// <param name="UpTo">The sequence of the last line that is withdrawn.</param>
public sealed record UnsentWithdrawn(string SessionKey, long UpTo) : ICommitEffect;
