using MirtAi.Grains.Interfaces.Messages;
using Orleans;
using Orleans.Runtime;

namespace MirtAi.Grains.Interfaces.Comments;

/// <summary>A comment was written, edited or removed.</summary>
[GenerateSerializer, Immutable, Alias("mirtai.comment-event")]
public sealed record CommentEvent : IInboundEvent
{
    /// <inheritdoc/>
    [Id(0)] public required string EventId { get; init; }

    /// <summary>The platform's id of the comment.</summary>
    [Id(1)] public required string CommentId { get; init; }

    /// <summary>The channel on which it was written, for instance <c>instagram</c>.</summary>
    [Id(2)] public required string Channel { get; init; }

    /// <summary>The platform's id of its author; empty if the platform did not say.</summary>
    [Id(3)] public string AuthorId { get; init; } = "";

    /// <summary>The author's user name, without "@"; empty if the platform did not say.</summary>
    [Id(4)] public string Username { get; init; } = "";

    /// <summary>The post below which it stands, of a boosted post the original; empty if the platform did not say.</summary>
    [Id(5)] public string MediaId { get; init; } = "";

    /// <summary>The comment that it answers; null if it answers none.</summary>
    [Id(6)] public string? ParentId { get; init; }

    /// <summary>The words; empty for a picture or a sticker.</summary>
    [Id(7)] public string Text { get; init; } = "";

    /// <summary>When it was written, edited or removed, by the platform's clock.</summary>
    [Id(8)] public required DateTimeOffset SentAt { get; init; }

    /// <summary>It was removed from the platform.</summary>
    [Id(9)] public bool Removed { get; init; }

    /// <summary>It was written during a live broadcast, where replies are not possible.</summary>
    [Id(10)] public bool Live { get; init; }

    /// <inheritdoc/>
    public GrainId Target => GrainId.Create(ICommentGrain.Kind, CommentId);
}
