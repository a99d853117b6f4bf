using System.ComponentModel.DataAnnotations;

namespace MirtAi.Silo.Comments;

/// <summary>A post below which people comment.</summary>
public sealed record MediaView
{
    /// <summary>The platform's id.</summary>
    public required string Id { get; init; }

    public required string Caption { get; init; }

    /// <summary>Its address for people; null if the platform did not say.</summary>
    public string? Permalink { get; init; }

    /// <summary>Null if the platform did not say.</summary>
    [AllowedValues("IMAGE", "VIDEO", "CAROUSEL_ALBUM")]
    public string? Type { get; init; }

    public DateTimeOffset? PostedAt { get; init; }

    /// <summary>What an operator says it shows; null if nobody did.</summary>
    public string? Context { get; init; }

    /// <summary>What a vision model sees on its pictures; null while none has looked.</summary>
    public string? Description { get; init; }

    /// <summary>Whether its comments are classified and acted upon.</summary>
    public required bool ProcessingEnabled { get; init; }

    /// <summary>Whether people may comment on it.</summary>
    public required bool CommentsEnabled { get; init; }

    /// <summary>Each type with the number of its comments below the post; deleted ones are not counted.</summary>
    public IReadOnlyList<CommentCount> Counts { get; init; } = [];
}
