namespace MirtAi.Silo.Comments;

/// <summary>How many comments of a type there are.</summary>
public sealed record CommentCount
{
    [CommentTypeName]
    public required string Type { get; init; }

    /// <summary>All of them.</summary>
    public required long Total { get; init; }

    /// <summary>Those whose type was told within the last hour.</summary>
    public required long LastHour { get; init; }
}
