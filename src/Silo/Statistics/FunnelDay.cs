namespace MirtAi.Silo.Statistics;

/// <summary>How many conversations a turn led to a state on a day.</summary>
public sealed record FunnelDay
{
    /// <summary>The shop's day, for instance <c>2026-01-31</c>.</summary>
    public required string Day { get; init; }

    /// <summary>The channel.</summary>
    public required string Channel { get; init; }

    /// <summary>The state.</summary>
    public required string State { get; init; }

    /// <summary>Conversations, each once.</summary>
    public required long Conversations { get; init; }
}
