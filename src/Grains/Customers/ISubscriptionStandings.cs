namespace MirtAi.Grains.Customers;

/// <summary>Finds how customers' subscriptions stand.</summary>
public interface ISubscriptionStandings
{
    /// <summary>Whether the shop has any plans.</summary>
    bool IsOn { get; }

    /// <summary>How a customer's subscription stands; null if nobody can tell now.</summary>
    Task<SubscriptionStanding?> Find(string sessionKey, CancellationToken cancellationToken);
}
