using MirtAi.Grains.Durability;

namespace MirtAi.Silo.Storage;

/// <summary>Tells readiness what becomes of commits.</summary>
internal sealed class WatchedCommitStore(ICommitStore store, StorageProbe probe) : ICommitStore
{
    /// <inheritdoc/>
    public Task<StoredState?> Load(string kind, string key, CancellationToken cancellationToken) =>
        Watch(store.Load(kind, key, cancellationToken));

    /// <inheritdoc/>
    public async Task<CommitOutcome> Commit(Commit commit, CancellationToken cancellationToken)
    {
        var outcome = await Watch(store.Commit(commit, cancellationToken));
        probe.Succeeded();
        return outcome;
    }

    /// <inheritdoc/>
    public Task<bool> Remove(string kind, string key, long version, CancellationToken cancellationToken) =>
        Watch(store.Remove(kind, key, version, cancellationToken));

    private async Task<T> Watch<T>(Task<T> work)
    {
        try
        {
            return await work;
        }
        catch (StorageUnavailableException exception)
        {
            probe.Failed(exception);
            throw;
        }
    }
}
