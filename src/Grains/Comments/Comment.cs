using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MirtAi.Grains.Interfaces.Comments;

namespace MirtAi.Grains.Comments;

/// <summary>
/// One comment and what the shop did about it. Immutable; changed by <see cref="CommentRules"/> and <see cref="CommentOrders"/>.
/// </summary>
public sealed record Comment
{
    /// <summary>The platform's id; empty while nothing is known of the comment, and after its author was erased.</summary>
    public string Id { get; init; } = "";

    /// <summary>Its author's session, <c>channel:customer</c>; without the customer if the platform did not say who wrote it.</summary>
    public string SessionKey { get; init; } = "";

    /// <summary>The author's user name; empty if the platform did not say.</summary>
    public string Username { get; init; } = "";

    /// <summary>The post below which it stands; empty if the platform did not say.</summary>
    public string MediaId { get; init; } = "";

    /// <summary>The comment that it answers; null if it answers none.</summary>
    public string? ParentId { get; init; }

    /// <summary>The words; empty for a picture or a sticker.</summary>
    public string Text { get; init; } = "";

    /// <summary>When it was written, by the platform's clock.</summary>
    public DateTimeOffset WrittenAt { get; init; }

    /// <summary>When the service took it.</summary>
    public DateTimeOffset TakenAt { get; init; }

    /// <summary>When these words were written, by the platform's clock.</summary>
    public DateTimeOffset WordedAt { get; init; }

    /// <summary>It was written during a live broadcast, where replies are not possible.</summary>
    public bool Live { get; init; }

    /// <summary>The shop wrote it itself.</summary>
    public bool Own { get; init; }

    /// <summary>It answers an answer of the shop: it is not answered in turn.</summary>
    public bool AnswersOurs { get; init; }

    /// <summary>How far it is.</summary>
    public CommentStatus Status { get; init; }

    /// <summary>When the next step is due, or, while one runs, when its lease ends; null if none is.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The number of the run that has the lease, or had it last.</summary>
    public long Run { get; init; }

    /// <summary>How many attempts failed since the words were written.</summary>
    public int Failures { get; init; }

    /// <summary>What went wrong last; null if nothing did.</summary>
    public string? LastError { get; init; }

    /// <summary>What it is; null while that is not decided.</summary>
    public CommentType? Type { get; init; }

    /// <summary>How sure that is, in percent; null if a person said it.</summary>
    public int? Confidence { get; init; }

    /// <summary>Why it is that.</summary>
    public string Reasoning { get; init; } = "";

    /// <summary>What told what it is, a model with its instructions or the scripted classifier; empty if nothing did.</summary>
    public string ClassifiedBy { get; init; } = "";

    /// <summary>When that was told, by whom ever; null while it is not.</summary>
    public DateTimeOffset? ClassifiedAt { get; init; }

    /// <summary>The person who said what it is; null if nobody did.</summary>
    public string? TypedBy { get; init; }

    /// <summary>It is hidden, or will be as soon as the platform does it.</summary>
    public bool Hidden { get; init; }

    /// <summary>The person who hid or showed it; null if nobody did.</summary>
    public string? HiddenBy { get; init; }

    /// <summary>It is deleted.</summary>
    public bool Deleted { get; init; }

    /// <summary>The managers were told of it.</summary>
    public bool Alerted { get; init; }

    /// <summary>The managers were told that it failed.</summary>
    public bool FailureTold { get; init; }

    /// <summary>What the shop answered last; null if nothing.</summary>
    public CommentAnswer? Answer { get; init; }

    /// <summary>What the shop wrote to its author in Direct; null if nothing. The platform takes one such message a comment.</summary>
    public CommentAnswer? Direct { get; init; }

    /// <summary>A person decided whether it is answered: nothing is answered by itself any more.</summary>
    public bool AnswerIsPersons { get; init; }

    /// <summary>The platform's ids of answers that another one replaces, which are deleted once it is there.</summary>
    public ImmutableArray<string> Replaced { get; init; } = [];

    /// <summary>How many calls of the platform were decided.</summary>
    public long Calls { get; init; }

    /// <summary>Those whose end is not known.</summary>
    public ImmutableArray<OpenCall> Open { get; init; } = [];

    /// <summary>When the ends of open calls are looked for if nobody tells; null if there are none.</summary>
    public DateTimeOffset? LookAt { get; init; }

    /// <summary>How often that was.</summary>
    public int Looks { get; init; }

    /// <summary>Its author was written to in Direct, and their session has to learn it.</summary>
    [JsonIgnore]
    public bool OwesOpening => Direct is { Status: CommentAnswerStatus.Sent, Opens: true };

    /// <summary>Something is known of it.</summary>
    public bool Exists => Id.Length > 0;

    /// <summary>When it asks to be woken.</summary>
    public DateTimeOffset? WakeAt => DueAt is { } due && LookAt is { } look ? (due < look ? due : look) : DueAt ?? LookAt;
}
