using Microsoft.Extensions.Logging;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Jobs;

/// <summary>Deletes the rows of a table that have expired, by the database's time.</summary>
internal sealed partial class CleanupJob(
    ExpiringRows rows, IDatabase database, IJobLock locks, TimeProvider clock, ILogger<CleanupJob> logger)
    : PeriodicJob(locks, clock)
{
    private readonly ExpiredRows expired = new(rows, database);

    /// <inheritdoc/>
    public override string Name => rows.JobName;

    /// <inheritdoc/>
    protected override JobSchedule Schedule { get; } = JobSchedule.Every(rows.Every) with
    {
        CatchUp = CatchUp.WhenMissed,
        Timeout = TimeSpan.FromHours(1),
    };

    /// <summary>Deletes what has expired, a piece at a time; between two pieces it can be cancelled.</summary>
    /// <returns>How many rows were deleted.</returns>
    /// <exception cref="StorageUnavailableException">The database is away.</exception>
    internal Task<int> DeleteExpired(CancellationToken cancellationToken) =>
        expired.Delete(int.MaxValue, () => MayGoOn(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    protected override async Task Work(CancellationToken cancellationToken)
    {
        var deleted = await DeleteExpired(cancellationToken);
        if (deleted > 0)
            LogDeleted(deleted, rows.Table);
    }

    [LoggerMessage(220, LogLevel.Information, "{Count} expired rows of {Table} were deleted")]
    private partial void LogDeleted(int count, string table);
}
