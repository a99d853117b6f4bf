namespace MirtAi.Grains.Broadcasts;

/// <summary>What of a broadcast is in the outbox.</summary>
/// <param name="Messages">How many messages, counted to a limit.</param>
/// <param name="IsWithdrawable">Whether there is one among them that nobody is sending.</param>
public readonly record struct BroadcastBacklog(int Messages, bool IsWithdrawable);
