using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Deduplication;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Storage.Sqlite;

/// <summary>Commits one after another, each in a transaction of its own.</summary>
internal sealed class SqliteCommitStore(
    SqliteDatabase database,
    EffectWriters<ISqliteEffectWriter> writers,
    CommitSignals signals,
    IOptions<DeduplicationOptions> options,
    TimeProvider clock) : ICommitStore, IStorageCheck, IDisposable
{
    private readonly SemaphoreSlim writer = new(1);

    /// <inheritdoc/>
    public Task<StoredState?> Load(string kind, string key, CancellationToken cancellationToken) =>
        StorageFaults.Guard(async () =>
        {
            await using var connection = await database.OpenSqlite(cancellationToken);
            var command = new CommandDefinition(
                "select version, state as json from grain_state where kind = @kind and key = @key", new { kind, key },
                cancellationToken: cancellationToken);
            return await connection.QuerySingleOrDefaultAsync<StoredState>(command);
        });

    /// <inheritdoc/>
    public async Task<CommitOutcome> Commit(Commit commit, CancellationToken cancellationToken)
    {
        writers.Check(commit);
        var outcome = await StorageFaults.Guard(() => Write(commit, cancellationToken));
        if (outcome == CommitOutcome.Committed)
            signals.Committed(commit);
        return outcome;
    }

    /// <inheritdoc/>
    public Task<bool> Remove(string kind, string key, long version, CancellationToken cancellationToken) =>
        StorageFaults.Guard(() => StateRemoval.Execute(database, kind, key, version, cancellationToken));

    /// <inheritdoc/>
    public Task Check(CancellationToken cancellationToken) => StorageFaults.Guard(() => Exclusively(
        connection =>
        {
            using (var rehearsal = connection.BeginTransaction(deferred: false))
                foreach (var commit in Rehearsal.Commits(clock.GetUtcNow()))
                    Write(connection, rehearsal, commit);
            connection.Execute($"{IStorageCheck.Upsert} (1, {((IDatabase)database).Now}) on conflict (id) do update set at = excluded.at");
            return true;
        },
        cancellationToken));

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();

    private Task<CommitOutcome> Write(Commit commit, CancellationToken cancellationToken) => Exclusively(
        connection =>
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            var outcome = Write(connection, transaction, commit);
            if (outcome == CommitOutcome.Committed)
                transaction.Commit();
            return outcome;
        },
        cancellationToken);

    /// <summary>One after another, and only if all of it is in the file that the path names after it as before.</summary>
    private async Task<T> Exclusively<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        await writer.WaitAsync(cancellationToken);
        try
        {
            await using var connection = await database.OpenSqlite(cancellationToken);
            var result = work(connection);
            database.CheckFiles();
            return result;
        }
        finally
        {
            writer.Release();
        }
    }

    private CommitOutcome Write(SqliteConnection connection, SqliteTransaction transaction, Commit commit)
    {
        var now = clock.GetUtcNow();
        if (!WriteState(connection, transaction, commit, now))
            return CommitOutcome.Stale;
        if (commit.DedupeKey is { } id && !Claim(connection, transaction, id, now))
            return CommitOutcome.Duplicate;
        WriteEffects(connection, transaction, commit, now);
        return CommitOutcome.Committed;
    }

    private static bool WriteState(SqliteConnection connection, SqliteTransaction transaction, Commit commit, DateTimeOffset now) =>
        connection.Execute(
            commit.ExpectedVersion == 0
                ? """
                  insert into grain_state (kind, key, version, state, wake_at, updated_at) values (@Kind, @Key, 1, @State, @WakeAt, @now)
                  on conflict do nothing
                  """
                : """
                  update grain_state set version = version + 1, state = @State, wake_at = @WakeAt, updated_at = @now
                  where kind = @Kind and key = @Key and version = @ExpectedVersion
                  """,
            new { commit.Kind, commit.Key, commit.State, commit.WakeAt, commit.ExpectedVersion, now },
            transaction) == 1;

    private bool Claim(SqliteConnection connection, SqliteTransaction transaction, string id, DateTimeOffset now) =>
        connection.Execute(
            """
            insert into webhook_dedupe (dedupe_key, processed_at, expires_at) values (@id, @now, @expiresAt)
            on conflict (dedupe_key) do update set processed_at = excluded.processed_at, expires_at = excluded.expires_at
            where webhook_dedupe.expires_at <= @now
            """,
            new { id, now, expiresAt = now + options.Value.Retention },
            transaction) == 1;

    private void WriteEffects(SqliteConnection connection, SqliteTransaction transaction, Commit commit, DateTimeOffset now)
    {
        connection.Execute(
            """
            insert into messages (session_key, sequence, at, author, kind, text, images, media, sent_at, position, turn_id)
            values (@SessionKey, @Sequence, @At, @Author, @Kind, @Text, @images, @Media, @SentAt, @Position, @TurnId)
            """,
            commit.Effects.Lines.Select(line => new
            {
                line.SessionKey,
                line.Sequence,
                line.At,
                Author = (int)line.Author,
                Kind = (int)line.Kind,
                line.Text,
                images = EffectJson.Write(line.Images),
                line.Media,
                line.SentAt,
                line.Position,
                line.TurnId,
            }),
            transaction);
        connection.Execute(
            "update messages set text = @Text where session_key = @SessionKey and sequence = @Sequence", commit.Effects.Edits, transaction);
        connection.Execute(
            // Due by the clock that says whether it is: ours is finer, and may be ahead.
            $"""
            insert into outbox (account, recipient, session_key, sequence, message, lane, due_at, created_at)
            values (@Account, @Recipient, @SessionKey, @Sequence, @message, @lane, {((IDatabase)database).Now}, @now)
            """,
            commit.Effects.Outbox.Select(entry => new
            {
                entry.Account,
                entry.Recipient,
                entry.SessionKey,
                entry.Sequence,
                message = EffectJson.Write(entry.Message),
                lane = (int)entry.Lane,
                now,
            }),
            transaction);
        foreach (var (writer, effects) in writers.Of([commit]))
            foreach (var (_, effect) in effects)
                writer.Write(transaction, effect, now);
    }
}
