using MirtAi.Grains.Interfaces.Messages;
using Orleans;

namespace MirtAi.Grains.Interfaces.Deduplication;

/// <summary>
/// Deduplicates one event; the key is the event's id. Copies that arrive together wait for the first one's result, later ones are
/// answered from memory. It saves work only: exactly once is kept by the commit that stores the id with the change.
/// </summary>
[Alias("mirtai.IDedupeGrain")]
public interface IDedupeGrain : IGrainWithStringKey
{
    /// <summary>Hands the event to its target unless that has been done. A failure is not remembered.</summary>
    [Alias("Accept")]
    Task<Receipt> Accept(IInboundEvent inbound);
}
