using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Silo.Customers.Links;
using Orleans;

namespace MirtAi.Silo.Customers.Holds;

/// <summary>Holds customers' data for the law, through their sessions on all channels, and lifts that.</summary>
public sealed class HoldDesk(CustomerLinks links, IGrainFactory grains, TimeProvider clock)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int MaxReasonLength = 500;

    /// <summary>Keeps everything about a customer from now on; false if it is held already.</summary>
    /// <exception cref="Grains.Durability.StorageUnavailableException">It is not known to be held: repeat it.</exception>
    public Task<bool> Hold(string customer, string manager, string reason, CancellationToken cancellationToken) =>
        OfEach(customer, session => session.Hold(manager, reason), cancellationToken);

    /// <summary>Lifts a hold, and erases the customer if that was asked for meanwhile; false if there is none.</summary>
    /// <exception cref="Grains.Durability.StorageUnavailableException">It is not known to be lifted: repeat it.</exception>
    public Task<bool> Lift(string customer, CancellationToken cancellationToken) =>
        OfEach(customer, session => session.LiftHold(), cancellationToken);

    private async Task<bool> OfEach(string customer, Func<ISessionGrain, Task<bool>> change, CancellationToken cancellationToken)
    {
        var isChanged = false;
        foreach (var key in await links.KeysOf(customer, cancellationToken))
            isChanged |= await TransientGrainFaults.Retry(() => change(grains.GetGrain<ISessionGrain>(key)), clock, cancellationToken);
        return isChanged;
    }
}
