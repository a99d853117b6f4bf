using System.Text.Json.Serialization;

namespace MirtAi.Api.Management;

/// <summary>What a person changes about a post; what is left out stays.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record MediaChange
{
    /// <summary>What it shows, at most 2,000 characters; empty for nothing.</summary>
    public string? Context { get; init; }

    /// <summary>Whether its comments are classified and acted upon.</summary>
    public bool? ProcessingEnabled { get; init; }

    /// <summary>Whether people may comment on it.</summary>
    public bool? CommentsEnabled { get; init; }

    /// <summary>What <see cref="ProcessingEnabled"/> is, as older systems call it.</summary>
    [JsonPropertyName("is_processing_enabled")]
    public bool? IsProcessingEnabled { get; init; }

    /// <summary>What <see cref="CommentsEnabled"/> is, as older systems call it.</summary>
    [JsonPropertyName("is_comment_enabled")]
    public bool? IsCommentEnabled { get; init; }
}
