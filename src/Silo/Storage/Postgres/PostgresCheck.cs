using Dapper;
using Microsoft.Extensions.Options;
using MirtAi.Silo.Deduplication;
using MirtAi.Silo.Storage.Effects;
using Npgsql;

namespace MirtAi.Silo.Storage.Postgres;

/// <summary>Tries a PostgreSQL with the statements of commits.</summary>
internal sealed class PostgresCheck(
    PostgresDatabase database,
    EffectWriters<IPostgresEffectWriter> effects,
    IOptions<DeduplicationOptions> options,
    TimeProvider clock) : IStorageCheck
{
    /// <summary>
    /// Sorts more than fits into the memory that it is given, so that a part of a megabyte goes to the disk and is deleted again: rows
    /// alone would find room in pages that the disk holds already.
    /// </summary>
    private const string Spill = """
        set local work_mem = '64kB';
        select count(*) from (select repeat(md5(n::text), 8) as text from generate_series(1, 1500) n order by 1 offset 0) spilled
        """;

    /// <inheritdoc/>
    public Task Check(CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        try
        {
            await using (var rehearsal = await connection.BeginTransactionAsync(cancellationToken))
            {
                foreach (var commit in Rehearsal.Commits(clock.GetUtcNow()))
                {
                    await using var batch = CommitBatch.Create(connection, [commit], effects, options.Value.Retention);
                    await batch.ExecuteNonQueryAsync(cancellationToken);
                }
                await connection.ExecuteAsync(new CommandDefinition(Spill, cancellationToken: cancellationToken));
                await rehearsal.RollbackAsync(cancellationToken);
            }
            return await connection.ExecuteAsync(new CommandDefinition(
                $"{IStorageCheck.Upsert} (1, now()) on conflict (id) do update set at = excluded.at",
                cancellationToken: cancellationToken));
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction)
        {
            database.Reconnect();
            throw;
        }
    });
}
