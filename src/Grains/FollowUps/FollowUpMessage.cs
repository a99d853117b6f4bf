using System.Collections.Immutable;
using MirtAi.Conversations;
using MirtAi.Delivery;
using MirtAi.Escalations;

namespace MirtAi.FollowUps;

/// <summary>A step in a silence, made ready for its channel.</summary>
public sealed record FollowUpMessage
{
    /// <summary>Nothing to say.</summary>
    public static readonly FollowUpMessage None = new();

    /// <summary>What the customer gets, with the messages that carry it.</summary>
    public ImmutableArray<TurnCompletion.Bubble> Bubbles { get; init; } = [];

    /// <summary>The call for a person.</summary>
    public Escalation? Escalation { get; init; }

    /// <summary>The message that tells the managers, if they can be told.</summary>
    public OutboxEntry? Alert { get; init; }
}
