using System.Collections.Immutable;
using MirtAi.Customers;
using MirtAi.Orders;

namespace MirtAi.Conversations;

/// <summary>What a turn decided. It takes effect as a whole, with the commit that completes the turn, or not at all.</summary>
public sealed record TurnResult
{
    /// <summary>Where the conversation stands now.</summary>
    public required Conversation Conversation { get; init; }

    /// <summary>The answer, in the order in which it is sent; may be empty.</summary>
    public required ImmutableArray<Reply> Replies { get; init; }

    /// <summary>Why a person must look, as a stable code; null if none must.</summary>
    public string? EscalationReason { get; init; }

    /// <summary>What the turn adds to the memory of the customer.</summary>
    public Learned Learned { get; init; } = Learned.Nothing;

    /// <summary>What becomes of the shop's orders.</summary>
    public OrderChanges Orders { get; init; } = OrderChanges.None;

    /// <summary>The order that the customer has, for a call for a person.</summary>
    public PlacedOrder? OrderInQuestion { get; init; }

    /// <summary>How urgent the escalation is.</summary>
    public string EscalationLevel { get; init; } = "L1";
}
