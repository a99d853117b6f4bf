using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace MirtAi.Grains.Subscriptions;

/// <summary>The state of a customer's subscription. Its rules are in <see cref="SubscriptionRules"/>.</summary>
public sealed record Subscription
{
    /// <summary>The plan of the last grant; empty for one that never began.</summary>
    public string Plan { get; init; } = "";

    /// <summary>Whether it is in force; it stays so until it is found to be over.</summary>
    public bool Active { get; init; }

    /// <summary>When the present stretch began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ends, or ended.</summary>
    public DateTimeOffset EndsAt { get; init; }

    /// <summary>The time of each source that granted any, in seconds.</summary>
    public ImmutableDictionary<string, long> Grants { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>The last requests of sources that grant once, oldest first; of an older one it is only known that it granted.</summary>
    public ImmutableArray<GrantRequest> DoneRequests { get; init; } = [];

    /// <summary>The reminder that was sent last for this end, in days before it; 0 for none.</summary>
    public int RemindedDays { get; init; }

    /// <summary>How it stands, one of <see cref="SubscriptionStatus"/>.</summary>
    [JsonIgnore]
    public string Status => Active ? SubscriptionStatus.Active : SubscriptionStatus.Expired;
}
