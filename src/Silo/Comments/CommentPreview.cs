using MirtAi.Grains.Comments;

namespace MirtAi.Silo.Comments;

/// <summary>What a policy would have done about the comments of the last week.</summary>
public sealed record CommentPreview
{
    /// <summary>The most comments that are looked at, newest first.</summary>
    public const int MaxComments = 2_000;

    /// <summary>The most comments that are shown.</summary>
    public const int MaxChanges = 50;

    /// <summary>How many comments it was tried on.</summary>
    public required int Comments { get; init; }

    /// <summary>Of how many of them a person would have been asked.</summary>
    public required int AsksPerson { get; init; }

    /// <summary>For each type and action, how often it would have been done.</summary>
    public required IReadOnlyList<CommentPreviewCount> Counts { get; init; }

    /// <summary>With how many of them something else would have been done than by the policy in force.</summary>
    public required int Changed { get; init; }

    /// <summary>The newest of these, at most <see cref="MaxChanges"/>.</summary>
    public required IReadOnlyList<CommentPreviewChange> Changes { get; init; }

    internal static IReadOnlyList<string> Names(CommentPlan plan) =>
        [.. plan.Actions.Select(action => action.Name()), .. plan.AsksPerson ? ["ask_person"] : Array.Empty<string>()];
}
