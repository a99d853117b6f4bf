namespace MirtAi.Silo.Broadcasts;

/// <summary>How far a broadcast is, in customers.</summary>
public sealed record BroadcastProgress
{
    /// <summary>The platform has it for them.</summary>
    public required long Sent { get; init; }

    /// <summary>Given up, or not delivered because they cannot be reached, or withdrawn by a cancellation.</summary>
    public required long Failed { get; init; }

    /// <summary>It may have arrived: for a person to decide.</summary>
    public required long Uncertain { get; init; }

    /// <summary>In the outbox.</summary>
    public required long Waiting { get; init; }

    /// <summary>Not yet in the outbox, as far as was known when it was planned.</summary>
    public required long Left { get; init; }

    /// <summary>Left out, by the reason.</summary>
    public required IReadOnlyDictionary<string, int> Skipped { get; init; }

    /// <summary>When the last batch will be in the outbox; null if nothing goes on.</summary>
    public required DateTimeOffset? EndsAt { get; init; }
}
