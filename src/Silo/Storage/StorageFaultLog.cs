using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MirtAi.Silo.Storage;

/// <summary>
/// Tells the log what hides behind answers of 503, once for each cause in <see cref="Pause"/>: the exception loses it on its way to another
/// process, and a thousand requests a second may meet it.
/// </summary>
internal sealed partial class StorageFaultLog(TimeProvider clock, ILogger<StorageFaultLog> logger)
{
    /// <summary>How long a cause is not told again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, DateTimeOffset> told = new(StringComparer.Ordinal);

    /// <summary>Tells of a fault that stays until somebody sees to the database; others pass by themselves.</summary>
    public void Tell(Exception exception)
    {
        if (!StorageFaults.NeedsOperator(exception) || StorageFaults.Reason(exception) is not { } reason)
            return;
        var now = clock.GetUtcNow();
        if (told.AddOrUpdate(reason, now, (_, at) => now - at < Pause ? at : now) == now)
            LogCause(exception, reason);
    }

    /// <summary>A statement is wrong, or what it was given: every one of them is a fault of the service.</summary>
    public void TellRefused(Exception exception) => LogStatement(exception);

    [LoggerMessage(162, LogLevel.Error, "The database refuses a statement")]
    private partial void LogStatement(Exception exception);

    [LoggerMessage(161, LogLevel.Error, "Requests are refused: {Reason}")]
    private partial void LogCause(Exception exception, string reason);
}
