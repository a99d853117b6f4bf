using System.Collections.Immutable;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Durability;

/// <summary>
/// What a decision writes beside the grain's state: transcript and outbox, which most commits have, and what features add.
/// </summary>
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

    /// <summary>
    /// Effects of features. They are stored after the transcript and the outbox, type by type; those of one type in this order.
    /// </summary>
    public ImmutableArray<ICommitEffect> Features { get; init; } = [];
}
