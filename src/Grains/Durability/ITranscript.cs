using System.Collections.Immutable;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Durability;

/// <summary>The lines of sessions that commits stored.</summary>
public interface ITranscript
{
    /// <summary>The newest lines with a sequence of at most <paramref name="upTo"/>, oldest first.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached.</exception>
    Task<ImmutableArray<TranscriptLine>> Latest(string sessionKey, long upTo, int limit, CancellationToken cancellationToken);
}
