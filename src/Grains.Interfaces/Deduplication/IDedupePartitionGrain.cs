using MirtAi.Grains.Interfaces.Messages;
using Orleans;

namespace MirtAi.Grains.Interfaces.Deduplication;

/// <summary>
/// Deduplicates the events of one partition; the key is the partition's number. Which partition an event belongs to follows from its target
/// alone. It saves work only: exactly once is kept by the commit that stores the event's id with the change.
/// </summary>
[Alias("mirtai.IDedupePartitionGrain")]
public interface IDedupePartitionGrain : IGrainWithStringKey
{
    /// <summary>The type of the grain in its <see cref="Orleans.Runtime.GrainId"/>, whose key is a partition.</summary>
    const string Kind = "dedupe-partition";

    /// <summary>
    /// Hands the event to its target unless that has been done. Copies that arrive together wait for the first one's result. A failure is
    /// not remembered.
    /// </summary>
    [Alias("Accept")]
    Task<Receipt> Accept(IInboundEvent inbound);
}
