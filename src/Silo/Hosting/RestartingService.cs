using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Telemetry;

namespace MirtAi.Silo.Hosting;

/// <summary>
/// A loop that lasts as long as its process. A fault that it does not name itself is logged, and it begins again after
/// <see cref="Pause"/>: customers are answered even when, say, the cost of their answers cannot be recorded.
/// </summary>
internal abstract partial class RestartingService(TimeProvider clock, ILogger logger) : BackgroundService
{
    /// <summary>The pause before it begins again.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>What the loop waits by.</summary>
    protected TimeProvider Clock => clock;

    /// <inheritdoc/>
    protected sealed override Task ExecuteAsync(CancellationToken stoppingToken) => Restart(Run, stoppingToken);

    /// <summary>The work, until it is told to stop or has none any more.</summary>
    protected abstract Task Run(CancellationToken stopping);

    /// <summary>Runs one of several loops of the same service, each of which begins again by itself.</summary>
    protected async Task Restart(Func<CancellationToken, Task> loop, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await loop(stopping);
                return;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) // The edge of a loop: it is logged and started again.
            {
                CaughtFaults.Count("service", exception);
                LogFailed(exception, GetType().Name);
            }

            await Task.Delay(Pause, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(205, LogLevel.Error, "{Service} failed; it starts again")]
    private partial void LogFailed(Exception exception, string service);
}
