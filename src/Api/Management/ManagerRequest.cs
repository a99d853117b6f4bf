using System.Text.Json.Serialization;

namespace MirtAi.Api.Management;

/// <summary>Who does it.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ManagerRequest
{
    /// <summary>A name that other managers know, at most 100 characters.</summary>
    /// <value>Default <c>operator</c>.</value>
    public string? Manager { get; init; }
}
