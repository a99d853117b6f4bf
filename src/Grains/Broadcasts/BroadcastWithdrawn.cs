using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Broadcasts;

/// <summary>A broadcast was cancelled: what of it nobody is sending yet is sent to nobody.</summary>
/// <param name="Broadcast">The broadcast's id.</param>
public sealed record BroadcastWithdrawn(string Broadcast) : ICommitEffect;
