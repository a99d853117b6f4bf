using MirtAi.Conversations;
using Orleans;

namespace MirtAi.Deduplication;

/// <inheritdoc cref="IDedupeGrain"/>
[CollectionAgeLimit(Minutes = 2)]
internal sealed class DedupeGrain : Grain, IDedupeGrain
{
    private bool done;

    /// <inheritdoc/>
    public async Task<Receipt> Accept(InboundEvent inbound)
    {
        if (done)
            return Receipt.Duplicate;
        var receipt = await GrainFactory.GetGrain<ISessionGrain>(inbound.SessionKey).Receive(inbound);
        done = receipt != Receipt.Overloaded;
        return receipt;
    }
}
