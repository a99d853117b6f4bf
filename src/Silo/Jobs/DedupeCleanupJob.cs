using Dapper;
using Microsoft.Extensions.Logging;
using MirtAi.Storage;

namespace MirtAi.Jobs;

/// <summary>Deletes ids of events that have expired.</summary>
internal sealed partial class DedupeCleanupJob(IDatabase database, IJobLock locks, TimeProvider clock, ILogger<DedupeCleanupJob> logger)
    : PeriodicJob(locks, clock)
{
    /// <summary>So many at a time: a statement that takes too long is cancelled by the database, and would never get done.</summary>
    private const int MaxDeleted = 5_000;

    /// <inheritdoc/>
    public override string Name => "dedupe-cleanup";

    /// <inheritdoc/>
    protected override TimeSpan Interval => TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task Work(CancellationToken cancellationToken)
    {
        var deleted = 0;
        for (var last = MaxDeleted; last == MaxDeleted && !cancellationToken.IsCancellationRequested; deleted += last)
            last = await DeleteSome(cancellationToken);
        if (deleted > 0)
            LogDeleted(deleted);
    }

    private Task<int> DeleteSome(CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        var command = new CommandDefinition(
            $"""
            delete from webhook_dedupe
            where id in (select id from webhook_dedupe where expires_at < {database.Now} order by expires_at limit @MaxDeleted)
              and expires_at < {database.Now}
            """,
            new { MaxDeleted },
            cancellationToken: cancellationToken);
        return await connection.ExecuteAsync(command);
    });

    [LoggerMessage(220, LogLevel.Information, "{Count} expired event ids were deleted")]
    private partial void LogDeleted(int count);
}
