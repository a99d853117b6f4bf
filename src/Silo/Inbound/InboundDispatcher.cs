using Microsoft.Extensions.Options;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Deduplication;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Placement;
using MirtAi.Silo.Deduplication;
using MirtAi.Silo.Health;
using MirtAi.Silo.Storage;
using Orleans;

namespace MirtAi.Silo.Inbound;

/// <summary>
/// Every event goes through its dedupe grain to its target. A process of the fleet that died a moment ago is no reason to refuse: the call
/// is made again.
/// </summary>
internal sealed class InboundDispatcher(
    IGrainFactory grains,
    IOptions<DeduplicationOptions> options,
    IOptions<StorageOptions> storage,
    StorageProbe probe,
    TimeProvider time) : IInboundDispatcher
{
    /// <summary>What the ways to the grain and back may take beside one statement that takes as long as it may.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(200);

    /// <summary>How long the database may take to show that it is not the reason.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(300);

    /// <summary>A timer that is so late says that the process has too much to do, and nothing about the database.</summary>
    private static readonly TimeSpan Lateness = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    public async Task<Receipt> Accept(IInboundEvent inbound)
    {
        Receipt? receipt = null;
        try
        {
            receipt = await Store(inbound);
            return receipt.Value;
        }
        finally
        {
            InboundTelemetry.Record(inbound, receipt);
        }
    }

    private async Task<Receipt> Store(IInboundEvent inbound)
    {
        var patience = storage.Value.StatementTimeout + Grace;
        var accepted = TransientGrainFaults.Retry(() => Deduplicated(inbound), time, CancellationToken.None);
        while (true)
        {
            var started = time.GetTimestamp();
            try
            {
                return await accepted.WaitAsync(patience, time);
            }
            catch (TimeoutException exception)
            {
                // It may have come to its end while this was on its way.
                if (accepted.IsCompleted)
                    return await accepted;
                // A process that is busy gets there. A database that is stuck keeps those who wait for the same session waiting in turn,
                // each its own time. What is stored after all is a duplicate when it comes again.
                if (await DatabaseServes())
                    return await accepted;
                if (time.GetElapsedTime(started) <= patience + Glance + Lateness)
                    throw new StorageUnavailableException($"The event is not known to be stored within {patience}.", exception);
            }
        }
    }

    private async Task<bool> DatabaseServes()
    {
        try
        {
            return await probe.Read().WaitAsync(Glance, time) == IReadinessPart.Ok;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private Task<Receipt> Deduplicated(IInboundEvent inbound) => options.Value.Partitions is > 0 and var count
        ? grains.GetGrain<IDedupePartitionGrain>(Partition.Of(inbound.Target, count)).Accept(inbound)
        : grains.GetGrain<IDedupeGrain>(inbound.EventId).Accept(inbound);
}
