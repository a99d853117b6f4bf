using Dapper;
using Microsoft.Extensions.Logging;
using MirtAi.Storage;

namespace MirtAi.Jobs;

/// <summary>Forgets what photos showed when it has expired.</summary>
internal sealed partial class RecognitionCleanupJob(IDatabase database, IJobLock locks, TimeProvider clock, ILogger<RecognitionCleanupJob> logger)
    : PeriodicJob(locks, clock)
{
    private const int MaxDeleted = 1_000;

    /// <inheritdoc/>
    public override string Name => "photo-recognition-cleanup";

    /// <inheritdoc/>
    protected override TimeSpan Interval => TimeSpan.FromHours(1);

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
            delete from photo_recognitions
            where (photo_hash, catalog_version) in (
                select photo_hash, catalog_version from photo_recognitions where expires_at < {database.Now} order by expires_at limit @MaxDeleted)
              and expires_at < {database.Now}
            """,
            new { MaxDeleted },
            cancellationToken: cancellationToken);
        return await connection.ExecuteAsync(command);
    });

    [LoggerMessage(221, LogLevel.Information, "{Count} expired recognitions of photos were deleted")]
    private partial void LogDeleted(int count);
}
