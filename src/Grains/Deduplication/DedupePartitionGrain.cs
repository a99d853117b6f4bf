using MirtAi.Grains.Interfaces.Deduplication;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Placement;
using Orleans;
using Orleans.Concurrency;

namespace MirtAi.Grains.Deduplication;

/// <inheritdoc cref="IDedupePartitionGrain"/>
/// <remarks>
/// Reentrant: an event waits for its target's commit, and the others of the partition do not wait for it. It is always in use, so it would
/// stay where it is for ever; it moves when the silos of the fleet change.
/// </remarks>
[Reentrant, GrainType(IDedupePartitionGrain.Kind), PartitionPlacement]
internal sealed class DedupePartitionGrain(IPartitionMap partitions, TimeProvider clock) : Grain, IDedupePartitionGrain
{
    private readonly Dictionary<string, Task<Receipt>> inFlight = new(StringComparer.Ordinal);
    private readonly RecentIds taken = new(clock);

    /// <inheritdoc/>
    public async Task<Receipt> Accept(IInboundEvent inbound)
    {
        if (taken.Contains(inbound.EventId))
            return Receipt.Duplicate;
        if (inFlight.TryGetValue(inbound.EventId, out var first))
            return await first == Receipt.Overloaded ? Receipt.Overloaded : Receipt.Duplicate;
        var receipt = GrainFactory.GetGrain<IInboundGrain>(inbound.Target).Receive(inbound);
        inFlight.Add(inbound.EventId, receipt);
        try
        {
            if (await receipt is var result && result != Receipt.Overloaded)
                taken.Add(inbound.EventId);
            return result;
        }
        finally
        {
            inFlight.Remove(inbound.EventId);
            if (inFlight.Count == 0 && !partitions.IsHere(this.GetPrimaryKeyString()))
                DeactivateOnIdle();
        }
    }
}
