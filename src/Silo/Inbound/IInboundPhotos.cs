using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Silo.Inbound;

/// <summary>Keeps photos of events whose addresses expire.</summary>
public interface IInboundPhotos
{
    /// <summary>
    /// Fetches the photos of a customer's message and keeps them, within some seconds. A photo that cannot be fetched keeps its address.
    /// </summary>
    /// <returns>The event with references of what is kept.</returns>
    Task<IInboundEvent> Keep(IInboundEvent inbound);

    /// <summary>Forgets what was kept for an event that was not stored with it, such as a copy of one that was erased.</summary>
    Task Forget(IInboundEvent kept);
}
