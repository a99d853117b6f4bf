namespace MirtAi.Silo.Comments.Months;

/// <summary>What became of the comments of a type that were written in a month.</summary>
public sealed record CommentMonth
{
    /// <summary>The shop's month, such as <c>2026-01</c>.</summary>
    public required string Month { get; init; }

    /// <summary>Whether it is over and counted for good.</summary>
    public required bool Closed { get; init; }

    [CommentTypeName]
    public required string Type { get; init; }

    public required long Comments { get; init; }

    /// <summary>Of those, how many were answered below the post.</summary>
    public required long Answered { get; init; }

    /// <summary>How many are hidden.</summary>
    public required long Hidden { get; init; }

    /// <summary>How many were deleted, by whomever.</summary>
    public required long Deleted { get; init; }
}
