using System.Collections.Immutable;

namespace MirtAi.Grains.Messages;

/// <summary>The stored lines of sessions.</summary>
public interface ITranscript
{
    /// <summary>The newest lines with a sequence of at most <paramref name="upTo"/>, oldest first.</summary>
    /// <exception cref="Durability.StorageUnavailableException">The database cannot be reached.</exception>
    Task<ImmutableArray<TranscriptLine>> Latest(string sessionKey, long upTo, int limit, CancellationToken cancellationToken);
}
