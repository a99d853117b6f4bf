namespace MirtAi.Grains.Customers;

/// <summary>How a customer's subscription stands, as they are told.</summary>
/// <param name="Name">What customers call its plan; empty if they never had one.</param>
/// <param name="EndsAt">When it ends, or ended.</param>
public sealed record SubscriptionStanding(string Name, DateTimeOffset EndsAt)
{
    /// <summary>They never had a subscription.</summary>
    public static readonly SubscriptionStanding None = new("", default);
}
