using Dapper;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Jobs;

/// <summary>Deletes the rows of a table that have expired, by the database's time.</summary>
internal sealed partial class CleanupJob(
    ExpiringRows rows, IDatabase database, IJobLock locks, TimeProvider clock, ILogger<CleanupJob> logger)
    : PeriodicJob(locks, clock)
{
    /// <summary>
    /// How many rows a statement deletes at most: one that takes too long is cancelled by the database, and would never get done.
    /// </summary>
    public const int MaxDeleted = 5_000;

    // A subquery is computed once; the bare expression would be computed for each row and use no index.
    private readonly string statement =
        $"""
        delete from {rows.Table}
        where ({rows.Key}) in (
            select {rows.Key} from {rows.Table} where {rows.Time} < (select {database.After("@age")})
            order by {rows.Time} limit @MaxDeleted)
          and {rows.Time} < (select {database.After("@age")})
        """;

    /// <inheritdoc/>
    public override string Name => rows.JobName;

    /// <inheritdoc/>
    protected override TimeSpan Interval => rows.Every;

    /// <summary>Deletes what has expired, <see cref="MaxDeleted"/> rows at a time; between two statements it can be cancelled.</summary>
    /// <returns>How many rows were deleted.</returns>
    /// <exception cref="StorageUnavailableException">The database is away.</exception>
    internal async Task<int> DeleteExpired(CancellationToken cancellationToken)
    {
        var deleted = 0;
        for (var last = MaxDeleted; last == MaxDeleted && !cancellationToken.IsCancellationRequested; deleted += last)
            last = await DeleteSome(cancellationToken);
        return deleted;
    }

    /// <inheritdoc/>
    protected override async Task Work(CancellationToken cancellationToken)
    {
        var deleted = await DeleteExpired(cancellationToken);
        if (deleted > 0)
            LogDeleted(deleted, rows.Table);
    }

    private Task<int> DeleteSome(CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            statement, new { age = -rows.Retention.TotalSeconds, MaxDeleted }, cancellationToken: cancellationToken));
    });

    [LoggerMessage(220, LogLevel.Information, "{Count} expired rows of {Table} were deleted")]
    private partial void LogDeleted(int count, string table);
}
