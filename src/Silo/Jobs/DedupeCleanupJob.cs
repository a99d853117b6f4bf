using Microsoft.Extensions.Logging;
using MirtAi.Storage;

namespace MirtAi.Jobs;

/// <summary>Deletes ids of events that have expired.</summary>
internal sealed partial class DedupeCleanupJob(IDatabase database, IJobLock locks, TimeProvider clock, ILogger<DedupeCleanupJob> logger)
    : PeriodicJob(locks, clock)
{
    /// <inheritdoc/>
    public override string Name => "dedupe-cleanup";

    /// <inheritdoc/>
    protected override TimeSpan Interval => TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task Work(CancellationToken cancellationToken)
    {
        var deleted = await ExpiredRows.Delete(
            database,
            $"""
            delete from webhook_dedupe
            where id in (select id from webhook_dedupe where expires_at < {database.Now} order by expires_at limit @MaxDeleted)
              and expires_at < {database.Now}
            """,
            null,
            cancellationToken);
        if (deleted > 0)
            LogDeleted(deleted);
    }

    [LoggerMessage(220, LogLevel.Information, "{Count} expired event ids were deleted")]
    private partial void LogDeleted(int count);
}
