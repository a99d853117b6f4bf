using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Sessions;

/// <summary>A customer wants no broadcasts: what waits for them of those that have begun is not sent either.</summary>
/// <param name="SessionKey">The customer's session.</param>
public sealed record BroadcastsDeclined(string SessionKey) : ICommitEffect;
