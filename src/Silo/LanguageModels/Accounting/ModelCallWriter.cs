using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Hosting;
using MirtAi.Silo.LanguageModels.Providers;

namespace MirtAi.Silo.LanguageModels.Accounting;

/// <summary>
/// Writes records of calls off the way of answers: a bounded number waits, and while the database is away they wait longer.
/// </summary>
internal sealed partial class ModelCallWriter(ModelCallTable table, ModelAlerts alerts, TimeProvider clock, ILogger<ModelCallWriter> logger)
    : RestartingService(clock, logger), IModelRecorder
{
    private const int MaxWaiting = 10_000, MaxBatch = 100;

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    private readonly Channel<ModelCallRecord> waiting = Channel.CreateBounded<ModelCallRecord>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true });

    /// <inheritdoc/>
    public void Record(ModelCallRecord record)
    {
        ModelTelemetry.Record(record);
        if (!waiting.Writer.TryWrite(record))
            ModelTelemetry.CountDropped();
    }

    /// <summary>Writes what waits, for a moment, and then stops.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        waiting.Writer.TryComplete();
        if (ExecuteTask is { } writing)
        {
            await writing.WaitAsync(StopPatience, Clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!writing.IsCompleted)
                LogLost(waiting.Reader.Count);
        }

        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task Run(CancellationToken stopping)
    {
        while (await waiting.Reader.WaitToReadAsync(stopping))
            await Write(TakeBatch(), stopping);
    }

    private async Task Write(List<ModelCallRecord> batch, CancellationToken cancellationToken)
    {
        var isWritten = false;
        while (true)
        {
            try
            {
                if (!isWritten)
                    await table.Add(batch, cancellationToken);
                isWritten = true;
                await alerts.Look(batch, cancellationToken);
                return;
            }
            catch (StorageUnavailableException exception)
            {
                LogStorageUnavailable(exception, batch.Count);
                await Task.Delay(RetryPause, Clock, cancellationToken);
            }
        }
    }

    private List<ModelCallRecord> TakeBatch()
    {
        var batch = new List<ModelCallRecord>();
        while (batch.Count < MaxBatch && waiting.Reader.TryRead(out var record))
            batch.Add(record);
        return batch;
    }

    [LoggerMessage(6110, LogLevel.Warning, "{Count} records of model calls wait: the database is unavailable")]
    private partial void LogStorageUnavailable(Exception exception, int count);

    [LoggerMessage(
        6111, LogLevel.Warning, "At least {Count} records of model calls are lost: the database is unavailable and the process stops")]
    private partial void LogLost(int count);
}
