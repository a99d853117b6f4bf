using System.Text.Json.Serialization;

namespace MirtAi.Api.Management;

/// <summary>Another session of the same customer.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record LinkRequest
{
    /// <summary>The other session's key, such as <c>telegram:1001</c>.</summary>
    public string? Session { get; init; }

    /// <summary>Who links them: a name that other managers know, at most 100 characters.</summary>
    /// <value>Default <c>operator</c>.</value>
    public string? Manager { get; init; }
}
