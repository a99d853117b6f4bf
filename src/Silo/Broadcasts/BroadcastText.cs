using System.Text.Json.Serialization;

namespace MirtAi.Silo.Broadcasts;

/// <summary>A text in the languages that it has; at least one.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record BroadcastText
{
    public string? Uk { get; init; }
    public string? Ru { get; init; }
    public string? En { get; init; }
}
