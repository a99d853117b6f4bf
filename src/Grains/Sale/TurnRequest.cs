using System.Collections.Immutable;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Sale;

/// <summary>What a turn answers: everything the customer wrote since the last answer, in order, and what was before.</summary>
public sealed record TurnRequest
{
    public required string SessionKey { get; init; }
    public required CustomerProfile Customer { get; init; }

    /// <summary>Where the conversation stands.</summary>
    public required Conversation Conversation { get; init; }

    /// <summary>The customer's lines that this turn answers, in the order in which they were written; at least one.</summary>
    public required ImmutableArray<TranscriptLine> Messages { get; init; }

    /// <summary>What was said before them, oldest first, at most 20 lines.</summary>
    public required ImmutableArray<TranscriptLine> History { get; init; }

    /// <summary>What is remembered of the customer from before this turn.</summary>
    public CustomerMemory Memory { get; init; } = CustomerMemory.Empty;

    /// <summary>
    /// What is remembered of the customer, a short sentence each, without names, phones and addresses: it is sent to a language model. The
    /// rules do not read it.
    /// </summary>
    public ImmutableArray<string> CustomerFacts { get; init; } = [];

    /// <summary>What was found out because the rules asked for it.</summary>
    public Findings Findings { get; init; } = Findings.None;

    /// <summary>Where it is noted what was asked and answered for this turn; null if nobody wants to know.</summary>
    public TurnRecording? Recording { get; init; }

    /// <summary>The service's time.</summary>
    public required DateTimeOffset Now { get; init; }
}
