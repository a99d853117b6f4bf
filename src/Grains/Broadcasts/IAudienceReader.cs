using System.Collections.Immutable;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Broadcasts;

namespace MirtAi.Grains.Broadcasts;

/// <summary>Reads the customers of an audience, as they are stored.</summary>
public interface IAudienceReader
{
    /// <summary>The next customers, in the order of their sessions' keys.</summary>
    /// <param name="audience">Which customers.</param>
    /// <param name="after">The key behind which they are; empty for the first.</param>
    /// <param name="limit">How many at most; fewer mean that there are no more.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StorageUnavailableException">The database is away.</exception>
    Task<ImmutableArray<Candidate>> Next(BroadcastAudience audience, string after, int limit, CancellationToken cancellationToken);
}
