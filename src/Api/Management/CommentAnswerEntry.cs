using MirtAi.Silo.Comments;

namespace MirtAi.Api.Management;

/// <summary>An answer in a list.</summary>
internal sealed record CommentAnswerEntry
{
    /// <summary>The comment's id: it has no other answer.</summary>
    public required string Id { get; init; }

    /// <summary>The answer.</summary>
    public required CommentAnswerView Answer { get; init; }

    /// <summary>The answer to a comment that has one.</summary>
    public static CommentAnswerEntry Of(CommentView comment) => new() { Id = comment.Id, Answer = comment.Answer! };
}
