using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Telemetry;
using MirtAi.Silo.Deduplication;
using MirtAi.Silo.Storage.Effects;
using Npgsql;

namespace MirtAi.Silo.Storage.Postgres;

/// <summary>
/// Joins the commits of different grains that wait at the same moment into one transaction. Nobody waits for company: what has
/// come by the time the writer is free goes together, and nobody is told "stored" by a transaction that did not include them.
/// </summary>
internal sealed class PostgresCommitStore(
    PostgresDatabase database,
    EffectWriters<IPostgresEffectWriter> effects,
    CommitSignals signals,
    IOptions<DeduplicationOptions> options,
    IOptions<StorageOptions> storage,
    TimeProvider clock) : ICommitStore, IHostedService
{
    private const int MaxBatch = 64;
    private const int MaxWaiting = 10_000;

    /// <summary>After so many in a row that waited for a lock in vain it is not a row that is locked, but the table.</summary>
    private const int MaxBlocked = 8;

    /// <summary>How long one commit alone waits for a lock, when a batch has waited in vain.</summary>
    private static readonly TimeSpan LockPatience = TimeSpan.FromMilliseconds(50);

    /// <summary>The server itself ends a statement that takes too long; only one that is silent takes longer.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly SilenceGuard silence = new(storage.Value.StatementTimeout + Grace, storage.Value.MaxPoolSize, clock);
    private readonly Lock guard = new();
    private readonly Queue<PendingCommit> waiting = new();
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int writers;
    private bool stopping;

    /// <inheritdoc/>
    public Task<StoredState?> Load(string kind, string key, CancellationToken cancellationToken) =>
        silence.Run(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            var command = new CommandDefinition(
                "select version, state::text as json from grain_state where kind = @kind and key = @key", new { kind, key },
                cancellationToken: cancellationToken);
            return await connection.QuerySingleOrDefaultAsync<StoredState>(command);
        });

    /// <inheritdoc/>
    public async Task<CommitOutcome> Commit(Commit commit, CancellationToken cancellationToken)
    {
        effects.Check(commit);
        var pending = new PendingCommit(commit, clock.GetTimestamp());
        lock (guard)
        {
            if (stopping || waiting.Count == MaxWaiting)
                throw new StorageUnavailableException(stopping ? "The process stops." : $"{MaxWaiting} commits wait for the database.");
            waiting.Enqueue(pending);
            // Another transaction begins when more wait than one can take: until then a large one costs less than two small ones,
            // and everybody waits less.
            if (writers == 0 || (writers < PostgresDatabase.Writers && waiting.Count >= MaxBatch))
            {
                writers++;
                _ = Task.Run(WriteWaiting, CancellationToken.None);
            }
        }
        var outcome = await pending.Outcome;
        if (outcome == CommitOutcome.Committed)
            signals.Committed(commit);
        return outcome;
    }

    /// <inheritdoc/>
    public Task<bool> Remove(string kind, string key, long version, CancellationToken cancellationToken) =>
        silence.Run(() => StateRemoval.Execute(database, kind, key, version, cancellationToken));

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Stops once everything that waits is stored.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        lock (guard)
        {
            stopping = true;
            if (writers == 0)
                drained.TrySetResult();
        }
        await drained.Task.WaitAsync(cancellationToken);
    }

    private async Task WriteWaiting()
    {
        while (Take() is { Length: > 0 } batch)
        {
            CommitTelemetry.RecordBatch(batch.Length);
            foreach (var pending in batch)
                CommitTelemetry.RecordWait(clock.GetElapsedTime(pending.WaitsSince));
            await Write(batch);
        }
    }

    /// <summary>The next commits that may share a transaction; none when nothing waits, and then the writer is gone.</summary>
    private PendingCommit[] Take()
    {
        var batch = new List<PendingCommit>();
        var keys = new HashSet<(string, string)>();
        lock (guard)
        {
            while (batch.Count < MaxBatch && waiting.TryPeek(out var next)
                && keys.Add((next.Commit.Kind, next.Commit.Key)) && (next.Commit.DedupeKey is not { } id || keys.Add(("", id))))
                batch.Add(waiting.Dequeue());
            if (batch.Count == 0 && --writers == 0 && stopping)
                drained.TrySetResult();
        }
        return [.. batch];
    }

    private List<PendingCommit> TakeAll()
    {
        lock (guard)
        {
            List<PendingCommit> all = [.. waiting];
            waiting.Clear();
            return all;
        }
    }

    private async Task Write(PendingCommit[] batch, TimeSpan? lockPatience = null)
    {
        try
        {
            var outcomes = await silence.Run(() => Execute(batch, lockPatience));
            for (var index = 0; index < batch.Length; index++)
                batch[index].Resolve((CommitOutcome)outcomes[index]);
        }
        catch (StorageUnavailableException exception) when (ConcernsAll(exception))
        {
            // Whoever waits would only wait for the same answer: senders are told at once to come again.
            FailAll(batch, exception);
        }
        catch (Exception exception) // The edge of the writer's loop: one bad commit fails alone.
        {
            if (batch.Length == 1)
            {
                CaughtFaults.Count("commit", exception);
                batch[0].Fail(exception);
            }
            else if (StorageFaults.Reason(exception) == StorageFault.Blocked.Reason)
                await WriteSingly(batch, exception);
            else
            {
                await Write(batch[..(batch.Length / 2)]);
                await Write(batch[(batch.Length / 2)..]);
            }
        }
    }

    private static bool ConcernsAll(StorageUnavailableException exception) =>
        exception.InnerException is not PostgresException postgres || PostgresFaults.Classify(postgres) is { ConcernsAll: true };

    private void FailAll(IEnumerable<PendingCommit> batch, Exception exception)
    {
        foreach (var pending in batch.Concat(TakeAll()))
            pending.Fail(exception);
    }

    /// <summary>Halves would wait for the same lock as the whole, one after another.</summary>
    private async Task WriteSingly(PendingCommit[] batch, Exception exception)
    {
        var blocked = 0;
        foreach (var (index, pending) in batch.Index())
        {
            await Write([pending], LockPatience);
            blocked = pending.IsFailed ? blocked + 1 : 0;
            if (blocked == MaxBlocked)
            {
                FailAll(batch[(index + 1)..], exception);
                return;
            }
        }
    }

    private async Task<short[]> Execute(PendingCommit[] batch, TimeSpan? lockPatience)
    {
        await using var connection = await database.CommitSource.OpenConnectionAsync();
        Commit[] commits = [.. batch.Select(pending => pending.Commit)];
        var patience = lockPatience ?? (database.UsesPgBouncer ? PostgresDatabase.LockPatience(storage.Value) : null);
        await using var command = CommitBatch.Create(connection, commits, effects, options.Value.Retention, patience);
        try
        {
            return (short[])(await command.ExecuteScalarAsync())!;
        }
        catch (PostgresException exception)
        {
            if (exception.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction)
                database.Reconnect();
            throw;
        }
        catch
        {
            // Neither the server's answer nor none at all: what driver and server believe of the connection may differ by now.
            NpgsqlConnection.ClearPool(connection);
            throw;
        }
    }

    private sealed class PendingCommit(Commit commit, long waitsSince)
    {
        private readonly TaskCompletionSource<CommitOutcome> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Commit Commit => commit;

        public long WaitsSince => waitsSince;

        public bool IsFailed => completion.Task.IsFaulted;

        public Task<CommitOutcome> Outcome => completion.Task;

        public void Resolve(CommitOutcome outcome) => completion.TrySetResult(outcome);

        public void Fail(Exception exception) => completion.TrySetException(exception);
    }
}
