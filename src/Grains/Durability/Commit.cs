namespace MirtAi.Grains.Durability;

/// <summary>One change of one grain with everything that must become true together with it.</summary>
public sealed record Commit
{
    /// <summary>The kind of grain, for instance <c>session</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The grain's key.</summary>
    public required string Key { get; init; }

    /// <summary>The version that was decided upon; 0 if nothing was stored yet.</summary>
    public required long ExpectedVersion { get; init; }

    /// <summary>The new state, JSON without NUL characters.</summary>
    public required string State { get; init; }

    /// <summary>When the grain must be woken, also if this process dies; null for never.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>The id of the event that caused the change; a known one makes the commit a duplicate.</summary>
    public string? DedupeKey { get; init; }

    /// <summary>Rows that become true with the state.</summary>
    public CommitEffects Effects { get; init; } = CommitEffects.None;
}
