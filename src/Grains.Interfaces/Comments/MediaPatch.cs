using Orleans;

namespace MirtAi.Grains.Interfaces.Comments;

/// <summary>What a person changes about a post. What is null stays.</summary>
[GenerateSerializer, Immutable, Alias("mirtai.media-patch")]
public sealed record MediaPatch
{
    /// <summary>What it shows, at most 2,000 characters; empty for nothing.</summary>
    [Id(0)] public string? Context { get; init; }

    /// <summary>Whether its comments are classified and acted upon.</summary>
    [Id(1)] public bool? ProcessingEnabled { get; init; }

    /// <summary>Whether people may comment on it; the platform follows.</summary>
    [Id(2)] public bool? CommentsEnabled { get; init; }
}
