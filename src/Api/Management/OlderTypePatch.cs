using System.Text.Json;
using System.Text.Json.Serialization;

namespace MirtAi.Api.Management;

/// <summary>What a comment is, as older systems say it.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record OlderTypePatch
{
    /// <summary>The type's name, label or number.</summary>
    public JsonElement? Type { get; init; }

    /// <summary>The same by another name.</summary>
    [JsonPropertyName("classification_type")]
    public JsonElement? ClassificationType { get; init; }

    /// <inheritdoc cref="CommentPatch.Reasoning"/>
    public string? Reasoning { get; init; }

    /// <inheritdoc cref="ManagerRequest.Manager"/>
    public string? Manager { get; init; }
}
