using MirtAi.Grains.Comments;
using MirtAi.Grains.Interfaces.Sessions;

namespace MirtAi.Silo.Comments;

/// <summary>A comment as a query reads it.</summary>
internal sealed record CommentRow
{
    private const string Session = $"'{CommentCalls.SessionPrefix}' || comments.id";

    /// <summary>The call that hides or deletes the comment; a reply of the shop that is deleted has another target.</summary>
    private const string IsCall =
        """
        message like '%"comment":{"kind":' || case when comments.deleted then '4' else '2' end || ',"target":"' || comments.id || '"%'
        """;

    public const string Columns = $"""
        id as "Id", media_id as "MediaId", parent_id as "ParentId", session_key as "SessionKey", username as "Username", text as "Text",
        written_at as "At", status as "Status", type as "Type", confidence as "Confidence", reasoning as "Reasoning",
        typed_by as "TypedBy", classified_by as "ClassifiedBy", classified_at as "ClassifiedAt", hidden as "Hidden",
        deleted as "Deleted", last_error as "LastError", answer as "Answer", answer_status as "AnswerStatus",
        answered_by as "AnsweredBy", answered_at as "AnsweredAt", answer_id as "AnswerId", direct as "Direct",
        direct_status as "DirectStatus", direct_at as "DirectAt",
        case when comments.hidden or comments.deleted then coalesce(
            (select 'open' from outbox where session_key = {Session} and {IsCall} limit 1),
            (select status from deliveries where session_key = {Session} and {IsCall} order by sequence desc limit 1)) end as "Removal",
        (select count(*) from grain_state where kind = '{ISessionGrain.Kind}' and key = comments.session_key
            and state ->> 'erasedAt' is null) as "Sessions"
        """;

    public string Id { get; init; } = "";

    public string MediaId { get; init; } = "";

    public string? ParentId { get; init; }

    public string SessionKey { get; init; } = "";

    public string Username { get; init; } = "";

    public string Text { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public string Status { get; init; } = "";

    public string? Type { get; init; }

    public int? Confidence { get; init; }

    public string Reasoning { get; init; } = "";

    public string? TypedBy { get; init; }

    public string ClassifiedBy { get; init; } = "";

    public DateTimeOffset? ClassifiedAt { get; init; }

    public bool Hidden { get; init; }

    public bool Deleted { get; init; }

    public string? LastError { get; init; }

    public string? Answer { get; init; }

    public string? AnswerStatus { get; init; }

    public string? AnsweredBy { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public string? AnswerId { get; init; }

    public string? Direct { get; init; }

    public string? DirectStatus { get; init; }

    public DateTimeOffset? DirectAt { get; init; }

    public string? Removal { get; init; }

    public long Sessions { get; init; }

    public CommentView ToView() => new()
    {
        Id = Id,
        MediaId = MediaId,
        ParentId = ParentId,
        SessionKey = SessionKey,
        Username = Username,
        Text = Text,
        At = At,
        Status = Status,
        Type = Type,
        Confidence = Confidence,
        Reasoning = Reasoning,
        TypedBy = TypedBy,
        ClassifiedBy = ClassifiedBy.Length > 0 ? ClassifiedBy : null,
        ClassifiedAt = ClassifiedAt,
        Hidden = Hidden,
        Deleted = Deleted,
        LastError = LastError,
        Answer = Answer is null ? null : new()
        {
            Text = Answer,
            Status = AnswerStatus!,
            By = AnsweredBy,
            At = AnsweredAt!.Value,
            ReplyId = string.IsNullOrEmpty(AnswerId) ? null : AnswerId,
        },
        Direct = Direct is null ? null : new() { Text = Direct, Status = DirectStatus!, At = DirectAt!.Value },
        Removal = Removal,
        HasConversation = Sessions > 0,
    };
}
