using System.Text.Json.Serialization;

namespace MirtAi.Api.Management;

/// <summary>An answer to a comment.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record CommentAnswerRequest
{
    /// <summary>The words, 1 to 300 characters.</summary>
    public string? Answer { get; init; }

    /// <inheritdoc cref="ManagerRequest.Manager"/>
    public string? Manager { get; init; }
}
