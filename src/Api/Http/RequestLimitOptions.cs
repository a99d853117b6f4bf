using System.ComponentModel.DataAnnotations;

namespace MirtAi.Api.Http;

/// <summary>How many requests of one address a process takes, section <c>Limits</c>. What is more gets 429 with Retry-After.</summary>
internal sealed class RequestLimitOptions
{
    public const string Section = "Limits";

    /// <summary>The least that a platform is ever given, a second.</summary>
    public const int LeastWebhooksPerSecond = 1_000;

    /// <summary>After a pause so many seconds' requests may come at once.</summary>
    public const int BurstSeconds = 5;

    /// <summary>Webhooks of one address a second.</summary>
    /// <value>20,000: more than a process of two cores can take.</value>
    [Range(LeastWebhooksPerSecond, 1_000_000, ErrorMessage = "set 1000 to 1000000 webhooks a second")]
    public int WebhooksPerAddressPerSecond { get; set; } = 20_000;

    /// <summary>All other requests of one address a second: pages, the console, the management API, probes.</summary>
    /// <value>300.</value>
    [Range(10, 1_000_000, ErrorMessage = "set 10 to 1000000 requests a second")]
    public int RequestsPerAddressPerSecond { get; set; } = 300;
}
