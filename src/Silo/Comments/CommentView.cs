using System.Text.Json.Serialization;

namespace MirtAi.Silo.Comments;

/// <summary>A comment below a post.</summary>
public sealed record CommentView
{
    /// <summary>The platform's id.</summary>
    public required string Id { get; init; }

    public required string MediaId { get; init; }

    /// <summary>The comment that it answers; null if it answers none.</summary>
    public string? ParentId { get; init; }

    /// <summary>Its author's session, <c>channel:customer</c>.</summary>
    public required string SessionKey { get; init; }

    public required string Username { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }

    [CommentStatus]
    public required string Status { get; init; }

    /// <summary>Null while it is not decided.</summary>
    [CommentTypeName]
    public string? Type { get; init; }

    /// <summary>How sure the type is, in percent; null if a person said it.</summary>
    public int? Confidence { get; init; }

    /// <summary>Why it is of that type.</summary>
    public required string Reasoning { get; init; }

    /// <summary>The person who said the type; null if nobody did.</summary>
    public string? TypedBy { get; init; }

    /// <summary>What told the type: a model with its instructions, or the scripted classifier; null if a person or nothing did.</summary>
    public string? ClassifiedBy { get; init; }

    /// <summary>When the type was told; null while it is not.</summary>
    public DateTimeOffset? ClassifiedAt { get; init; }

    public required bool Hidden { get; init; }

    public required bool Deleted { get; init; }

    /// <summary>What went wrong last; null if nothing did.</summary>
    public string? LastError { get; init; }

    /// <summary>Null if there was none.</summary>
    public CommentAnswerView? Answer { get; init; }

    /// <summary>What its author was written in Direct; null if nothing.</summary>
    public CommentAnswerView? Direct { get; init; }

    /// <summary>
    /// How far the platform is with hiding or deleting it: <c>open</c>, else how that ended as in the outbox; null where that is not known
    /// any more or nobody asked the platform for it. Only the console tells it.
    /// </summary>
    [JsonIgnore]
    public string? Removal { get; init; }

    /// <summary>Whether its author has a conversation here. Only the console tells it.</summary>
    [JsonIgnore]
    public bool HasConversation { get; init; }
}
