using System.Text.Json.Serialization;

namespace MirtAi.Silo.Subscriptions;

/// <summary>A customer's subscription.</summary>
public sealed record SubscriptionView
{
    /// <summary>The customer's session key.</summary>
    public required string Customer { get; init; }

    /// <summary>What the customer is called, for the console; null if that is not known.</summary>
    [JsonIgnore]
    public string? CustomerName { get; init; }

    /// <summary>The plan's id.</summary>
    public required string Plan { get; init; }

    [SubscriptionStatusName]
    public required string Status { get; init; }

    /// <summary>When the present stretch began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ends, or ended.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
