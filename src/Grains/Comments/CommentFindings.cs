using MirtAi.Grains.Comments.Classification;

namespace MirtAi.Grains.Comments;

/// <summary>What a run found out about a comment.</summary>
internal sealed record CommentFindings
{
    /// <inheritdoc cref="Comment.SessionKey"/>
    public required string SessionKey { get; init; }

    /// <inheritdoc cref="Comment.Username"/>
    public required string Username { get; init; }

    /// <inheritdoc cref="Comment.MediaId"/>
    public required string MediaId { get; init; }

    /// <inheritdoc cref="Comment.ParentId"/>
    public string? ParentId { get; init; }

    /// <inheritdoc cref="Comment.Text"/>
    public required string Text { get; init; }

    /// <inheritdoc cref="Comment.Own"/>
    public bool Own { get; init; }

    /// <inheritdoc cref="Comment.AnswersOurs"/>
    public bool AnswersOurs { get; init; }

    /// <summary>What it is; null if it is not looked at, which <see cref="Note"/> says why.</summary>
    public CommentVerdict? Verdict { get; init; }

    /// <summary>Why it is not looked at.</summary>
    public string Note { get; init; } = "";
}
