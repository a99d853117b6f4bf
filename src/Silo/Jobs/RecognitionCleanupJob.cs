using Microsoft.Extensions.Logging;
using MirtAi.Storage;

namespace MirtAi.Jobs;

/// <summary>Forgets what photos showed when it has expired.</summary>
internal sealed partial class RecognitionCleanupJob(IDatabase database, IJobLock locks, TimeProvider clock, ILogger<RecognitionCleanupJob> logger)
    : PeriodicJob(locks, clock)
{
    /// <inheritdoc/>
    public override string Name => "photo-recognition-cleanup";

    /// <inheritdoc/>
    protected override TimeSpan Interval => TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task Work(CancellationToken cancellationToken)
    {
        var deleted = await ExpiredRows.Delete(
            database,
            $"""
            delete from photo_recognitions
            where (photo_hash, catalog_version) in (
                select photo_hash, catalog_version from photo_recognitions where expires_at < {database.Now} order by expires_at limit @MaxDeleted)
              and expires_at < {database.Now}
            """,
            null,
            cancellationToken);
        if (deleted > 0)
            LogDeleted(deleted);
    }

    [LoggerMessage(221, LogLevel.Information, "{Count} expired recognitions of photos were deleted")]
    private partial void LogDeleted(int count);
}
