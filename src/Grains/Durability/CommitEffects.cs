using System.Collections.Immutable;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Durability;

/// <summary>What a decision writes beside the grain's state.</summary>
public sealed record CommitEffects
{
    /// <summary>No effect.</summary>
    public static readonly CommitEffects None = new();

    /// <summary>New lines of the session's transcript.</summary>
    public ImmutableArray<TranscriptLine> Lines { get; init; } = [];

    /// <summary>New wordings of lines that are not answered yet.</summary>
    public ImmutableArray<TranscriptEdit> Edits { get; init; } = [];

    /// <summary>Messages to deliver, in this order for each recipient.</summary>
    public ImmutableArray<OutboxEntry> Outbox { get; init; } = [];

    /// <summary>What is remembered of the session's customer from now on; null if nothing changes.</summary>
    public CustomerMemory? Memory { get; init; }

    /// <summary>Everything that is stored about the session's customer is deleted, except this state.</summary>
    public bool Erases { get; init; }

    /// <summary>Calls for a person.</summary>
    public ImmutableArray<Escalation> Escalations { get; init; } = [];

    /// <summary>Orders, and proofs of their payment.</summary>
    public OrderChanges Orders { get; init; } = OrderChanges.None;
}
