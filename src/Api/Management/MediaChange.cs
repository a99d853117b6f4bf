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
}
