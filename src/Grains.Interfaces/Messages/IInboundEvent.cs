using Orleans.Runtime;

namespace MirtAi.Grains.Interfaces.Messages;

/// <summary>
/// One event of a platform, read from a webhook. What it says is between the channel that parsed it and the grain that takes it; on its way
/// it is an id and an address. Implementations are immutable records that serialize.
/// </summary>
public interface IInboundEvent
{
    /// <summary>What makes the event unique across all channels and accounts; deliveries with the same id are one event.</summary>
    string EventId { get; }

    /// <summary>The grain that takes it, an <see cref="IInboundGrain"/>.</summary>
    GrainId Target { get; }
}
