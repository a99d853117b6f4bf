using System.Collections.Immutable;

namespace MirtAi.Grains.Subscriptions;

/// <summary>How a subscription stands, as it is stored and shown.</summary>
public static class SubscriptionStatus
{
    /// <summary>It is in force.</summary>
    public const string Active = "active";

    /// <summary>Its time is over.</summary>
    public const string Expired = "expired";

    /// <summary>Every status.</summary>
    public static ImmutableArray<string> All { get; } = [Active, Expired];
}
