namespace MirtAi.Silo.Replays;

/// <summary>A turn that was completed.</summary>
public sealed record TurnSummary
{
    /// <summary>The turn's id.</summary>
    public required string TurnId { get; init; }

    /// <summary>When it was completed.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The state to which it led.</summary>
    public required string State { get; init; }

    /// <summary>How long the customer waited since their last message, in milliseconds; null if nothing was answered.</summary>
    public required int? WaitedMilliseconds { get; init; }
}
