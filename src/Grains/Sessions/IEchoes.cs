using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Grains.Sessions;

/// <summary>Tells what this service sent from what others send in the shop's name.</summary>
public interface IEchoes
{
    /// <summary>
    /// Whether the service sent what is echoed, even when the echo comes before the record of the send. One that it was uncertain of is
    /// recorded as sent: it is not repeated.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database is away.</exception>
    Task<bool> Settle(InboundEvent echo);
}
