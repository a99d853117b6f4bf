using System.Collections.Immutable;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Commands;
using MirtAi.Grains.Understanding.Reading;

namespace MirtAi.Grains.Sale;

/// <summary>
/// What a turn does: decided by the rules, then put into words. It takes effect as a whole, with the commit that completes the turn, or
/// not at all.
/// </summary>
public sealed record TurnPlan
{
    /// <summary>Where the conversation stands after the turn.</summary>
    public required Conversation Conversation { get; init; }

    /// <summary>What is said, in order.</summary>
    public ImmutableArray<SpeechAct> Acts { get; init; } = [];

    /// <summary>The acts in words, in the order in which they are sent. Empty until it is worded, and if nothing is said.</summary>
    public ImmutableArray<Reply> Replies { get; init; } = [];

    /// <summary>Why a person is called, as a stable code; null if none is.</summary>
    public string? EscalationReason { get; init; }

    /// <summary>What the turn adds to the memory of the customer.</summary>
    public Learned Learned { get; init; } = Learned.Nothing;

    /// <summary>What becomes of the shop's orders.</summary>
    public OrderChanges Orders { get; init; } = OrderChanges.None;

    /// <summary>The order that the customer has, placed or being collected; null without one. It goes with a call for a person.</summary>
    public PlacedOrder? OrderInQuestion { get; init; }

    /// <summary>The commands that were understood, and what became of each.</summary>
    public ImmutableArray<CarriedCommand> Commands { get; init; } = [];

    /// <summary>The commands that a language model proposed and that did not pass the checks.</summary>
    public ImmutableArray<DroppedCommand> Dropped { get; init; } = [];

    /// <summary>How each message was understood, in order.</summary>
    internal ImmutableArray<MessageReading> Readings { get; init; } = [];

    /// <summary>Who understood the messages: the model if it understood at least one of them.</summary>
    public Reader ReadBy { get; init; }

    /// <summary>How sure the least certain message of the turn was understood, see <see cref="Classification"/>.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>Whether a message was a prompt injection: then no model words the answer.</summary>
    public bool IsPromptInjection { get; init; }

    /// <summary>What the rules would have to know to decide better.</summary>
    public Lookups Lookups { get; init; } = Lookups.None;
}
