using System.Collections.Immutable;

namespace MirtAi.Grains.Broadcasts;

/// <summary>How a broadcast stands, as it is stored and shown.</summary>
public static class BroadcastStatus
{
    /// <summary>Its time has not come.</summary>
    public const string Scheduled = "scheduled";

    /// <summary>Batches go to the outbox, and from there to customers.</summary>
    public const string Running = "running";

    /// <summary>An operator paused it: what waits in the outbox is not sent.</summary>
    public const string Paused = "paused";

    /// <summary>Everybody was looked at, and nothing of it waits any more.</summary>
    public const string Done = "done";

    /// <summary>An operator cancelled it: what waits in the outbox is not sent, and is withdrawn piece by piece.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>Every status.</summary>
    public static ImmutableArray<string> All { get; } = [Scheduled, Running, Paused, Done, Cancelled];
}
