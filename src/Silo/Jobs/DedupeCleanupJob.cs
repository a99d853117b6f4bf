using Dapper;
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
        var deleted = await StorageFaults.Guard(async () =>
        {
            await using var connection = await database.Open(cancellationToken);
            var command = new CommandDefinition(
                $"delete from webhook_dedupe where expires_at < {database.Now}", cancellationToken: cancellationToken, commandTimeout: 60);
            return await connection.ExecuteAsync(command);
        });
        if (deleted > 0)
            LogDeleted(deleted);
    }

    [LoggerMessage(220, LogLevel.Information, "{Count} expired event ids were deleted")]
    private partial void LogDeleted(int count);
}
