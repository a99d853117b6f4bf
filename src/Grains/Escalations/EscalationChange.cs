using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Escalations;

/// <summary>A person took the session's open calls, or ended them.</summary>
/// <param name="SessionKey">The session's key.</param>
/// <param name="Status">The status that they have from now on.</param>
/// <param name="Manager">Who.</param>
/// <param name="At">When.</param>
public sealed record EscalationChange(string SessionKey, string Status, string Manager, DateTimeOffset At) : ICommitEffect
{
    /// <summary>Only calls of this reason; null for all of them.</summary>
    public string? Reason { get; init; }

    /// <summary>How they are closed, one of <see cref="EscalationEnds"/>; null if they are not.</summary>
    public string? How { get; init; }
}
