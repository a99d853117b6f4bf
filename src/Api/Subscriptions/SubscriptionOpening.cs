using System.Text.Json.Serialization;

namespace MirtAi.Api.Subscriptions;

/// <summary>A subscription that is to be started or extended.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SubscriptionOpening
{
    /// <summary>The customer's session key.</summary>
    public string? Customer { get; init; }

    /// <summary>The plan's id.</summary>
    public string? Plan { get; init; }

    /// <summary>How many periods of the plan, 1 to 24.</summary>
    /// <value>Default 1.</value>
    public int? Periods { get; init; }
}
