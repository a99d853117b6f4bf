namespace MirtAi.Grains.Comments;

/// <summary>What the shop answered to a comment.</summary>
public sealed record CommentAnswer
{
    /// <summary>The words.</summary>
    public required string Text { get; init; }

    /// <summary>The person who wrote it; null if nobody did.</summary>
    public string? By { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The number of the call that sends it.</summary>
    public required long Call { get; init; }

    /// <summary>It went to the comment's author alone; what is decided now is <see cref="Comment.Direct"/> instead.</summary>
    public bool Private { get; init; }

    /// <summary>The product that it is about, of a message in Direct; null if it is about none or several.</summary>
    public string? ProductId { get; init; }

    /// <summary>It is a message in Direct of which the author's session does not know yet.</summary>
    public bool Opens { get; init; }

    /// <summary>How far it is.</summary>
    public CommentAnswerStatus Status { get; init; }

    /// <summary>The platform's id of it, once it has one.</summary>
    public string? PlatformId { get; init; }

    /// <summary>It is in its place: neither refused nor deleted.</summary>
    public bool IsLive => Status is CommentAnswerStatus.Pending or CommentAnswerStatus.Sent;
}
