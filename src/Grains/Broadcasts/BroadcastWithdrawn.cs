using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Broadcasts;

/// <summary>
/// A broadcast was cancelled: a piece of what nobody is sending yet is withdrawn. Pieces are bounded, however much waits, because other
/// commits share the transaction.
/// </summary>
/// <param name="Broadcast">The broadcast's id.</param>
public sealed record BroadcastWithdrawn(string Broadcast) : ICommitEffect;
