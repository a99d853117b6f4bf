using System.Collections.Immutable;
using MirtAi.Customers;
using MirtAi.Delivery;
using MirtAi.Escalations;
using MirtAi.Orders;

namespace MirtAi.Conversations;

/// <summary>A turn's result, made ready for its channel.</summary>
public sealed record TurnCompletion
{
    /// <summary>The turn.</summary>
    public required string TurnId { get; init; }

    /// <summary>How many of the customer's lines it answered.</summary>
    public required int Answered { get; init; }

    /// <summary>Where the conversation stands now.</summary>
    public required Conversation Conversation { get; init; }

    /// <summary>The customer's memory after the turn; null if it is as before.</summary>
    public CustomerMemory? Memory { get; init; }

    /// <summary>The replies with the messages that carry them.</summary>
    public required ImmutableArray<Bubble> Bubbles { get; init; }

    /// <summary>What becomes of the shop's orders.</summary>
    public OrderChanges Orders { get; init; } = OrderChanges.None;

    /// <summary>The call for a person, if there is one.</summary>
    public Escalation? Escalation { get; init; }

    /// <summary>The message that tells the managers, if they can be told.</summary>
    public OutboxEntry? Alert { get; init; }

    /// <summary>A reply, and the messages of the channel that carry it.</summary>
    public sealed record Bubble(Reply Reply, ImmutableArray<OutboundMessage> Messages);
}
