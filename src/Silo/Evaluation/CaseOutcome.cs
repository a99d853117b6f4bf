using System.Collections.Immutable;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Comments.Classification;
using MirtAi.Grains.Sale;

namespace MirtAi.Silo.Evaluation;

/// <summary>How a case went.</summary>
/// <param name="Case">The case.</param>
/// <param name="Result">What the last turn answered; null if it is a comment.</param>
/// <param name="Faults">What is wrong with it, each with what was expected and what came; empty if it passes.</param>
public sealed record CaseOutcome(EvalCase Case, TurnPlan? Result, ImmutableArray<string> Faults)
{
    /// <summary>What a comment was taken for; null if it is a conversation.</summary>
    public CommentVerdict? Verdict { get; init; }

    /// <summary>What is done about a comment; null if it is a conversation.</summary>
    public CommentPlan? Plan { get; init; }

    /// <summary>Whether everything that was expected holds.</summary>
    public bool Passes => Faults.IsEmpty;
}
