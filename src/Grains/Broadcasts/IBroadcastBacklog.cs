using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Broadcasts;

/// <summary>Reads what of a broadcast is in the outbox.</summary>
public interface IBroadcastBacklog
{
    /// <summary>What is there now.</summary>
    /// <param name="id">The broadcast.</param>
    /// <param name="limit">To how many messages they are counted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StorageUnavailableException">The database is away.</exception>
    Task<BroadcastBacklog> Read(string id, int limit, CancellationToken cancellationToken);
}
