using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Silo.Hosting;
using Orleans;

namespace MirtAi.Silo.Customers.Holds;

/// <summary>Holds customers' data for the law, through their sessions, and lifts that.</summary>
public sealed class HoldDesk(IGrainFactory grains, TimeProvider clock)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int MaxReasonLength = 500;

    /// <summary>Keeps everything about a customer from now on; false if it is held already.</summary>
    /// <exception cref="Grains.Durability.StorageUnavailableException">It is not known to be held: repeat it.</exception>
    public Task<bool> Hold(string customer, string manager, string reason, CancellationToken cancellationToken) =>
        TransientGrainFaults.Retry(() => grains.GetGrain<ISessionGrain>(customer).Hold(manager, reason), clock, cancellationToken);

    /// <summary>Lifts a hold, and erases the customer if that was asked for meanwhile; false if there is none.</summary>
    /// <exception cref="Grains.Durability.StorageUnavailableException">It is not known to be lifted: repeat it.</exception>
    public Task<bool> Lift(string customer, CancellationToken cancellationToken) =>
        TransientGrainFaults.Retry(() => grains.GetGrain<ISessionGrain>(customer).LiftHold(), clock, cancellationToken);
}
