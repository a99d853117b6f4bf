using Orleans;

namespace MirtAi.Grains.Interfaces.Comments;

/// <summary>What is known of a post.</summary>
[GenerateSerializer, Immutable, Alias("mirtai.media-facts")]
public sealed record MediaFacts
{
    /// <summary>The text below the picture.</summary>
    [Id(0)] public string Caption { get; init; } = "";

    /// <summary>Its address for people; null if the platform did not say.</summary>
    [Id(1)] public string? Permalink { get; init; }

    /// <summary>What an operator says it shows; null if nobody did.</summary>
    [Id(2)] public string? Context { get; init; }

    /// <summary>Whether its comments are classified and acted upon.</summary>
    [Id(3)] public bool ProcessingEnabled { get; init; } = true;

    /// <summary>Whether people may comment on it.</summary>
    [Id(4)] public bool CommentsEnabled { get; init; } = true;

    /// <summary>What a vision model sees on its pictures; null while none has looked.</summary>
    [Id(5)] public string? Description { get; init; }
}
