using System.Text.Json;
using System.Text.Json.Serialization;

namespace MirtAi.Api.Management;

/// <summary>What a person says of a comment: whether it is hidden, or what it is.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record CommentPatch
{
    /// <summary>Hidden from all but its author.</summary>
    public bool? Hidden { get; init; }

    /// <summary>The type's name; labels and numbers of older systems are taken, too.</summary>
    public JsonElement? Type { get; init; }

    /// <summary>Why it is of that type, at most 1,000 characters; required with a type.</summary>
    public string? Reasoning { get; init; }

    /// <inheritdoc cref="ManagerRequest.Manager"/>
    public string? Manager { get; init; }
}
