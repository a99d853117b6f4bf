using System.ComponentModel.DataAnnotations;

namespace MirtAi.Silo.Comments;

/// <summary>What the shop answered to a comment.</summary>
public sealed record CommentAnswerView
{
    public required string Text { get; init; }

    /// <summary><c>pending</c>, <c>sent</c>, <c>failed</c> or <c>deleted</c>.</summary>
    [AllowedValues("pending", "sent", "failed", "deleted")]
    public required string Status { get; init; }

    /// <summary>Who wrote or deleted it; null if nobody did.</summary>
    public string? By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The platform's id of it, once it has one.</summary>
    public string? ReplyId { get; init; }
}
