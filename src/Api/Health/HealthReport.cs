using System.Text.Json.Serialization;

namespace MirtAi.Api.Health;

/// <summary>How the process is.</summary>
/// <param name="Status"><c>ok</c> or <c>unavailable</c>.</param>
/// <param name="Parts">
/// Each part with <c>ok</c>, <c>off</c> or what is wrong with it; an account whose credentials are refused does not make it unavailable.
/// </param>
internal sealed record HealthReport(string Status, IReadOnlyDictionary<string, string> Parts)
{
    public static HealthReport Healthy { get; } = new("ok", new Dictionary<string, string>());

    [JsonIgnore]
    public bool IsHealthy => Status == "ok";
}
