using System.Text.Json.Serialization;

namespace MirtAi.Api.Management;

/// <summary>Another answer to a comment, as older systems send it.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record OlderAnswerPatch
{
    /// <inheritdoc cref="CommentAnswerRequest.Answer"/>
    public string? Answer { get; init; }

    /// <summary>Taken and of no effect: what a person writes needs no score.</summary>
    [JsonPropertyName("quality_score")]
    public int? QualityScore { get; init; }

    /// <summary>Taken and of no effect.</summary>
    public int? Confidence { get; init; }

    /// <inheritdoc cref="ManagerRequest.Manager"/>
    public string? Manager { get; init; }
}
