using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Silo.Inbound;

/// <summary>The way of an event from the edge into the service.</summary>
internal interface IInboundDispatcher
{
    /// <summary>Takes an event, exactly once by its id. When it returns, the event is stored.</summary>
    /// <exception cref="Grains.Durability.StorageUnavailableException">It could not be stored; the sender sends it again.</exception>
    Task<Receipt> Accept(IInboundEvent inbound);
}
