using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Sessions;
using Orleans;

namespace MirtAi.Silo.Managers;

/// <summary>Does what a manager wants through the customer's session, wherever it is.</summary>
public sealed class ManagerActions(IGrainFactory grains, TimeProvider clock)
{
    /// <summary>The longest message of a manager's, in characters.</summary>
    public const int MaxTextLength = 4_000;

    /// <summary>Does it; returns once it is stored.</summary>
    /// <exception cref="Grains.Durability.StorageUnavailableException">It is not known to be done: repeat it with its id.</exception>
    public Task<ManagerReceipt> Do(string key, ManagerAction action, CancellationToken cancellationToken) =>
        TransientGrainFaults.Retry(() => grains.GetGrain<ISessionGrain>(key).Manage(action), clock, cancellationToken);
}
