using System.Collections.Immutable;
using MirtAi.Grains.Comments.Classification;
using MirtAi.Grains.Conversations;

namespace MirtAi.Silo.Evaluation;

/// <summary>A case: a conversation with where it begins and what the customer writes, or a comment; and what is right.</summary>
public sealed record EvalCase
{
    /// <summary>The name by which a failing case is reported.</summary>
    public required string Id { get; init; }

    /// <summary>The state in which it begins.</summary>
    public ConversationState State { get; init; }

    /// <summary>The language of the conversation so far; null if the customer's first message decides.</summary>
    public string? Language { get; init; }

    /// <summary>The customer's turns, one after another; at least one, unless it is a comment.</summary>
    public required ImmutableArray<EvalTurn> Turns { get; init; }

    /// <summary>The comment; null if the case is a conversation.</summary>
    public CommentInput? Comment { get; init; }

    /// <summary>The JSON that it was read from, so that it can be written as it was; null if it was not read from a file.</summary>
    public string? Source { get; init; }

    /// <summary>What is right.</summary>
    public Expectation Expected { get; init; } = new();
}
