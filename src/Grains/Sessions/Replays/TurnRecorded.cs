using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Sessions.Replays;

/// <summary>That a turn was completed, and how: it is stored with the turn.</summary>
public sealed record TurnRecorded : ICommitEffect
{
    /// <summary>The session's key.</summary>
    public required string SessionKey { get; init; }

    /// <summary>The turn.</summary>
    public required string TurnId { get; init; }

    /// <summary>When it was completed.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The session's channel.</summary>
    public required string Channel { get; init; }

    /// <summary>The name of the state to which it led.</summary>
    public required string State { get; init; }

    /// <summary>How long the customer waited since their last message, in milliseconds; null if nothing was answered.</summary>
    public int? WaitedMilliseconds { get; init; }

    /// <summary>The <see cref="TurnReplay"/> as JSON; null if turns are not recorded.</summary>
    public string? Replay { get; init; }
}
