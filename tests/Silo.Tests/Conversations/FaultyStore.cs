using MirtAi.Grains.Durability;

namespace MirtAi.Silo.Tests.Conversations;

/// <summary>A store whose answers can be lost, before or after the commit.</summary>
internal sealed class FaultyStore(ICommitStore store) : ICommitStore
{
    private int before;
    private int after;

    /// <summary>So many commits fail before they are stored.</summary>
    public void FailBefore(int commits) => before = commits;

    /// <summary>So many commits are stored, and nobody hears of it.</summary>
    public void FailAfter(int commits) => after = commits;

    public Task<StoredState?> Load(string kind, string key, CancellationToken cancellationToken) =>
        store.Load(kind, key, cancellationToken);

    public Task<bool> Remove(string kind, string key, long version, CancellationToken cancellationToken) =>
        store.Remove(kind, key, version, cancellationToken);

    public async Task<CommitOutcome> Commit(Commit commit, CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref before) >= 0)
            throw new StorageUnavailableException("before the commit");
        // Decided beforehand: what is seen in the database may not yet have come back here, and is not what the test means.
        var unheard = Interlocked.Decrement(ref after) >= 0;
        var outcome = await store.Commit(commit, cancellationToken);
        if (unheard)
            throw new StorageUnavailableException("after the commit");
        return outcome;
    }
}
