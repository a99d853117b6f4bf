using MirtAi.Conversations;
using MirtAi.Deduplication;
using MirtAi.Hosting;
using Orleans;

namespace MirtAi.Api.Webhooks;

/// <summary>
/// Every event goes through the door of its own id, which leads to its session. A process of the fleet that died a moment ago is
/// no reason to refuse: the call is made again.
/// </summary>
internal sealed class InboundGate(IGrainFactory grains, TimeProvider time) : IInboundGate
{
    /// <inheritdoc/>
    public Task<Receipt> Accept(InboundEvent inbound) =>
        TransientGrainFaults.Retry(() => grains.GetGrain<IDedupeGrain>(inbound.EventId).Accept(inbound), time, CancellationToken.None);
}
