using System.Threading.Channels;
using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MirtAi.Deduplication;
using MirtAi.Durability;
using Npgsql;

namespace MirtAi.Storage.Postgres;

/// <summary>
/// Joins the commits of different grains that wait at the same moment into one transaction. Nobody waits for company: what has
/// come by the time the writer is free goes together, and nobody is told "stored" by a transaction that did not include them.
/// </summary>
internal sealed class PostgresCommitStore(
    PostgresDatabase database,
    CommitSignals signals,
    IOptions<DeduplicationOptions> options,
    IOptions<StorageOptions> storage,
    TimeProvider clock) : BackgroundService, ICommitStore
{
    private const int MaxBatch = 64;
    private const int MaxWaiting = 10_000;

    /// <summary>The server itself ends a statement that takes too long; only one that is silent takes longer.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly SilenceGuard silence = new(storage.Value.StatementTimeout + Grace, storage.Value.MaxPoolSize, clock);
    private readonly Channel<PendingCommit> waiting =
        Channel.CreateBounded<PendingCommit>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });

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
        var pending = new PendingCommit(commit);
        if (!waiting.Writer.TryWrite(pending))
            throw new StorageUnavailableException($"More than {MaxWaiting} commits wait for the database.");
        var outcome = await pending.Outcome;
        if (outcome == CommitOutcome.Committed)
            signals.Committed(commit);
        return outcome;
    }

    /// <inheritdoc/>
    public Task<bool> Remove(string kind, string key, long version, CancellationToken cancellationToken) =>
        silence.Run(() => StateRemoval.Execute(database, kind, key, version, cancellationToken));

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<PendingCommit>(MaxBatch);
        var keys = new HashSet<(string, string)>();
        PendingCommit? heldBack = null;
        while (heldBack is not null || await waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            batch.Clear();
            keys.Clear();
            while (batch.Count < MaxBatch && (heldBack ?? Next()) is { } pending)
            {
                heldBack = null;
                if (keys.Add((pending.Commit.Kind, pending.Commit.Key)) && (pending.Commit.DedupeKey is not { } id || keys.Add(("", id))))
                {
                    batch.Add(pending);
                    continue;
                }
                heldBack = pending;
                break;
            }
            await Write(batch);
        }
    }

    /// <summary>Stops once everything that waits is stored.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        waiting.Writer.TryComplete();
        await (ExecuteTask ?? Task.CompletedTask).WaitAsync(cancellationToken);
    }

    private PendingCommit? Next() => waiting.Reader.TryRead(out var pending) ? pending : null;

    private async Task Write(IReadOnlyList<PendingCommit> batch)
    {
        try
        {
            var outcomes = await silence.Run(() => Execute(batch));
            for (var index = 0; index < batch.Count; index++)
                batch[index].Resolve((CommitOutcome)outcomes[index]);
        }
        catch (StorageUnavailableException exception) when (batch.Count == 1 || exception.InnerException is not PostgresException)
        {
            foreach (var pending in batch)
                pending.Fail(exception);
            // With the server away, whoever waits would only wait for the same answer: senders are told at once to come again.
            while (exception.InnerException is not PostgresException && waiting.Reader.TryRead(out var pending))
                pending.Fail(exception);
        }
        catch (Exception exception) // The edge of the writer's loop: one bad commit fails alone.
        {
            if (batch.Count == 1)
                batch[0].Fail(exception);
            else
                foreach (var pending in batch)
                    await Write([pending]);
        }
    }

    private async Task<short[]> Execute(IReadOnlyList<PendingCommit> batch)
    {
        await using var command = CommitBatch.Command(database.Source, [.. batch.Select(pending => pending.Commit)], options.Value.Retention);
        return (short[])(await command.ExecuteScalarAsync())!;
    }

    private sealed class PendingCommit(Commit commit)
    {
        private readonly TaskCompletionSource<CommitOutcome> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Commit Commit => commit;

        public Task<CommitOutcome> Outcome => completion.Task;

        public void Resolve(CommitOutcome outcome) => completion.TrySetResult(outcome);

        public void Fail(Exception exception) => completion.TrySetException(exception);
    }
}
