using Orleans;

namespace MirtAi.Grains.Interfaces.Sessions;

/// <summary>What a conversation in Direct begins with: a comment, and what the shop wrote to its author about it.</summary>
[GenerateSerializer, Immutable, Alias("mirtai.comment-topic")]
public sealed record CommentTopic
{
    /// <summary>The platform's id of the comment.</summary>
    [Id(0)] public required string CommentId { get; init; }

    /// <summary>The author's user name; empty if it is not known.</summary>
    [Id(1)] public string Username { get; init; } = "";

    /// <summary>The comment's words.</summary>
    [Id(2)] public required string Comment { get; init; }

    /// <summary>When it was written, by the platform's clock.</summary>
    [Id(3)] public required DateTimeOffset CommentedAt { get; init; }

    /// <summary>What the shop wrote.</summary>
    [Id(4)] public required string Reply { get; init; }

    /// <summary>When that was decided.</summary>
    [Id(5)] public required DateTimeOffset RepliedAt { get; init; }

    /// <summary>The product that it is about; null if it is about none or several.</summary>
    [Id(6)] public string? ProductId { get; init; }
}
