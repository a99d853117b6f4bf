using MirtAi.Grains.Interfaces.Deduplication;
using MirtAi.Grains.Interfaces.Messages;
using Orleans;

namespace MirtAi.Grains.Deduplication;

/// <inheritdoc cref="IDedupeGrain"/>
[GrainType("dedupe"), CollectionAgeLimit(Minutes = 2)]
internal sealed class DedupeGrain : Grain, IDedupeGrain
{
    private bool done;

    /// <inheritdoc/>
    public async Task<Receipt> Accept(IInboundEvent inbound)
    {
        if (done)
            return Receipt.Duplicate;
        var receipt = await GrainFactory.GetGrain<IInboundGrain>(inbound.Target).Receive(inbound);
        done = receipt != Receipt.Overloaded;
        return receipt;
    }
}
