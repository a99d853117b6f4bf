using MirtAi.Conversations;
using MirtAi.Deduplication;
using Orleans;

namespace MirtAi.Api.Webhooks;

/// <summary>Every event goes through the door of its own id, which leads to its session.</summary>
internal sealed class InboundGate(IGrainFactory grains) : IInboundGate
{
    /// <inheritdoc/>
    public Task<Receipt> Accept(InboundEvent inbound) => grains.GetGrain<IDedupeGrain>(inbound.EventId).Accept(inbound);
}
