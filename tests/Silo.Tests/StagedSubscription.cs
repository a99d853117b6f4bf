using MirtAi.Grains.Customers;

namespace MirtAi.Silo.Tests;

/// <summary>A customer's subscription, as a test stages it; a shop without plans has none.</summary>
internal sealed class StagedSubscription(SubscriptionStanding? standing = null) : ISubscriptionStandings
{
    public bool IsOn => standing is not null;

    public Task<SubscriptionStanding?> Find(string sessionKey, CancellationToken cancellationToken) => Task.FromResult(standing);
}
