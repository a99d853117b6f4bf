using Microsoft.Extensions.Options;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Subscriptions;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Subscriptions;

/// <inheritdoc/>
internal sealed class SubscriptionStandings(SubscriptionQueries subscriptions, IOptions<SubscriptionOptions> options)
    : ISubscriptionStandings
{
    /// <inheritdoc/>
    public bool IsOn => options.Value.Plans.Count > 0;

    /// <inheritdoc/>
    public async Task<SubscriptionStanding?> Find(string sessionKey, CancellationToken cancellationToken)
    {
        try
        {
            return await StorageFaults.Guard(() => subscriptions.Find(sessionKey, cancellationToken)) is { } subscription
                ? new(options.Value.Find(subscription.Plan)?.Name ?? subscription.Plan, subscription.EndsAt)
                : SubscriptionStanding.None;
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }
}
