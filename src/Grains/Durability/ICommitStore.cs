namespace MirtAi.Grains.Durability;

/// <summary>
/// Where grains keep their state. A commit and all its effects are stored together or not at all, and survive the loss of the
/// process the moment <see cref="Commit"/> returns.
/// </summary>
/// <exception cref="StorageUnavailableException">From all methods: the database cannot be reached or did not answer in time.
/// For a commit, whether it happened is then unknown: load again before the next decision.</exception>
public interface ICommitStore
{
    /// <summary>The stored state, or null if the grain has never been stored. One round trip.</summary>
    Task<StoredState?> Load(string kind, string key, CancellationToken cancellationToken);

    /// <summary>Stores the state if its version is still the expected one and its dedupe key is new. One round trip.</summary>
    Task<CommitOutcome> Commit(Commit commit, CancellationToken cancellationToken);

    /// <summary>Deletes a state if its version is still this one; false if it is not.</summary>
    Task<bool> Remove(string kind, string key, long version, CancellationToken cancellationToken);
}
