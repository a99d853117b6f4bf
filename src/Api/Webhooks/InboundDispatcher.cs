using Microsoft.Extensions.Options;
using MirtAi.Grains.Interfaces.Deduplication;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Placement;
using MirtAi.Silo.Deduplication;
using MirtAi.Silo.Hosting;
using Orleans;

namespace MirtAi.Api.Webhooks;

/// <summary>
/// Every event goes through its dedupe grain to its target. A process of the fleet that died a moment ago is no reason to refuse: the call
/// is made again.
/// </summary>
internal sealed class InboundDispatcher(IGrainFactory grains, IOptions<DeduplicationOptions> options, TimeProvider time)
    : IInboundDispatcher
{
    /// <inheritdoc/>
    public Task<Receipt> Accept(IInboundEvent inbound) =>
        TransientGrainFaults.Retry(() => Deduplicated(inbound), time, CancellationToken.None);

    private Task<Receipt> Deduplicated(IInboundEvent inbound) => options.Value.Partitions is > 0 and var count
        ? grains.GetGrain<IDedupePartitionGrain>(Partition.Of(inbound.Target, count)).Accept(inbound)
        : grains.GetGrain<IDedupeGrain>(inbound.EventId).Accept(inbound);
}
