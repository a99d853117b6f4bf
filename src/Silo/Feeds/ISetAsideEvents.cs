using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Silo.Feeds;

/// <summary>Keeps what could not be taken and will not come again.</summary>
internal interface ISetAsideEvents
{
    /// <summary>Keeps the event durably; a second time changes nothing.</summary>
    /// <exception cref="Grains.Durability.StorageUnavailableException">The database is away: it is not kept.</exception>
    Task Keep(string account, IInboundEvent inbound, int attempts, string reason);
}
