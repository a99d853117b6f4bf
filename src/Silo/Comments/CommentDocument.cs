using MirtAi.Grains.Comments;

namespace MirtAi.Silo.Comments;

/// <summary>A comment as it is handed to the database.</summary>
internal sealed record CommentDocument
{
    public required string Id { get; init; }

    public required string SessionKey { get; init; }

    public required string Username { get; init; }

    public required string MediaId { get; init; }

    public string? ParentId { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public required string Status { get; init; }

    public string? Type { get; init; }

    public int? Confidence { get; init; }

    public required string Reasoning { get; init; }

    public string? TypedBy { get; init; }

    public required bool Hidden { get; init; }

    public required bool Deleted { get; init; }

    public required bool Own { get; init; }

    public string? LastError { get; init; }

    public string? Answer { get; init; }

    public string? AnswerStatus { get; init; }

    public string? AnsweredBy { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public string? AnswerId { get; init; }

    public required string ClassifiedBy { get; init; }

    public DateTimeOffset? ClassifiedAt { get; init; }

    public string? Direct { get; init; }

    public string? DirectStatus { get; init; }

    public DateTimeOffset? DirectAt { get; init; }

    /// <summary>A reply that has become known; null if none has.</summary>
    public string? Reply { get; init; }

    public static CommentDocument Of(CommentStored stored)
    {
        var (comment, answer) = (stored.Comment, stored.Comment.Answer);
        return new CommentDocument
        {
            Id = comment.Id,
            SessionKey = comment.SessionKey,
            Username = comment.Username,
            MediaId = comment.MediaId,
            ParentId = comment.ParentId,
            Text = comment.Text,
            WrittenAt = comment.WrittenAt,
            Status = comment.Status.Name(),
            Type = comment.Type?.Name(),
            Confidence = comment.Confidence,
            Reasoning = comment.Reasoning,
            TypedBy = comment.TypedBy,
            Hidden = comment.Hidden,
            Deleted = comment.Deleted,
            Own = comment.Own,
            LastError = comment.LastError,
            Answer = answer?.Text,
            AnswerStatus = answer?.Status.ToString().ToLowerInvariant(),
            AnsweredBy = answer?.By,
            AnsweredAt = answer?.At,
            AnswerId = answer?.PlatformId,
            ClassifiedBy = comment.ClassifiedBy,
            ClassifiedAt = comment.ClassifiedAt,
            Direct = comment.Direct?.Text,
            DirectStatus = comment.Direct?.Status.ToString().ToLowerInvariant(),
            DirectAt = comment.Direct?.At,
            Reply = stored.Reply,
        };
    }
}
