using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Hosting;

namespace MirtAi.Silo.Storage.Sqlite;

/// <summary>
/// Keeps the write-ahead log small. Commits move it into the database by themselves unless somebody reads without a pause; and a log
/// that has once grown behind such a reader stays as large.
/// </summary>
internal sealed partial class SqliteLogTruncation(
    SqliteDatabase database, TimeProvider clock, ILogger<SqliteLogTruncation> logger) : RestartingService(clock, logger)
{
    /// <summary>How often its size is looked at.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private const long WarnBytes = 4 * SqliteDatabase.MaxLogBytes;
    private bool warned;

    /// <inheritdoc/>
    protected override async Task Run(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval, Clock);
        while (await timer.WaitForNextTickAsync(stopping))
            Truncate();
    }

    private void Truncate()
    {
        try
        {
            var size = database.LogBytes;
            if (size <= SqliteDatabase.MaxLogBytes || database.TruncateLog())
                warned = false;
            else if (size > WarnBytes && !warned)
            {
                warned = true;
                LogHeld(size >> 20);
            }
        }
        catch (Exception exception) when (exception is StorageUnavailableException or SqliteException or IOException)
        {
            // Commits and readiness tell of it.
            LogFailed(exception);
        }
    }

    [LoggerMessage(150, LogLevel.Warning, "The write-ahead log has grown to {Size} MiB: somebody has been reading the database for long")]
    private partial void LogHeld(long size);

    [LoggerMessage(151, LogLevel.Debug, "The write-ahead log could not be truncated")]
    private partial void LogFailed(Exception exception);
}
