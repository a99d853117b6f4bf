using MirtAi.Grains.Durability;
using MirtAi.Silo.Turns;

namespace MirtAi.Silo.Storage;

/// <summary>Tells readiness and telemetry what becomes of commits.</summary>
internal sealed class WatchedCommitStore(ICommitStore store, StorageProbe probe, TurnOrigins origins, TimeProvider clock) : ICommitStore
{
    /// <inheritdoc/>
    public Task<StoredState?> Load(string kind, string key, CancellationToken cancellationToken) =>
        Watch(store.Load(kind, key, cancellationToken));

    /// <inheritdoc/>
    public async Task<CommitOutcome> Commit(Commit commit, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        CommitOutcome? outcome = null;
        using var activity = CommitTelemetry.Start(commit.Kind);
        try
        {
            outcome = await Watch(store.Commit(origins.Stamp(commit), cancellationToken));
        }
        finally
        {
            CommitTelemetry.Record(activity, commit.Kind, outcome, clock.GetElapsedTime(started));
        }
        probe.Succeeded();
        if (outcome == CommitOutcome.Committed)
            origins.Received(commit);
        return outcome.Value;
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
