using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Subscriptions;
using Orleans;

namespace MirtAi.Silo.Subscriptions;

/// <summary>Grants subscriptions, wherever their grains are.</summary>
public sealed class SubscriptionDesk(IGrainFactory grains, TimeProvider clock)
{
    /// <summary>Grants time to a customer; returns once it is stored.</summary>
    /// <exception cref="Grains.Durability.StorageUnavailableException">It is not known to be granted: repeat it.</exception>
    public Task Grant(string customer, SubscriptionGrant grant, CancellationToken cancellationToken) =>
        TransientGrainFaults.Retry(() => grains.GetGrain<ISubscriptionGrain>(customer).Grant(grant), clock, cancellationToken);
}
