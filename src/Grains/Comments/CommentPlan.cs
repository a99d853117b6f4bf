using System.Collections.Immutable;
using MirtAi.Grains.Interfaces.Comments;

namespace MirtAi.Grains.Comments;

/// <summary>What follows from what a comment is.</summary>
/// <param name="Actions">What is done, without repetitions.</param>
/// <param name="Reply">The answer, if one is given.</param>
/// <param name="AsksPerson">The managers are asked: one is not sure enough what it is, or does not know the answer.</param>
/// <param name="ProductId">The product that the answer is about; null if it is about none or several.</param>
public sealed record CommentPlan(ImmutableArray<CommentAction> Actions, string? Reply, bool AsksPerson, string? ProductId = null)
{
    /// <summary>After it the comment is not answered by itself any more; null if it is never too late.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether something is done.</summary>
    public bool Does(CommentAction action) => Actions.Contains(action);
}
