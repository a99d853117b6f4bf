using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MirtAi.Storage;
using MirtAi.Storage.Postgres;

namespace MirtAi.Clocks;

/// <summary>Measures the distance between this process's clock and the database's.</summary>
internal sealed partial class FleetTimeSync(PostgresDatabase database, FleetTime time, ILogger<FleetTimeSync> logger)
    : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestRoundTrip = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Notable = TimeSpan.FromSeconds(1);

    /// <summary>Measures before anything else starts.</summary>
    public Task StartingAsync(CancellationToken cancellationToken) => Measure(cancellationToken);

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Measure(stoppingToken);
            }
            catch (Exception exception) when (StorageFaults.IsUnavailable(exception))
            {
                // The last measurement holds until the database is back.
            }
        }
    }

    private async Task Measure(CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand("select clock_timestamp()");
        var before = TimeProvider.System.GetTimestamp();
        var theirs = (DateTime)(await command.ExecuteScalarAsync(cancellationToken))!;
        var roundTrip = TimeProvider.System.GetElapsedTime(before);
        if (roundTrip > LongestRoundTrip)
            return;
        var offset = new DateTimeOffset(theirs, TimeSpan.Zero) + roundTrip / 2 - TimeProvider.System.GetUtcNow();
        if ((offset - time.Offset).Duration() > Notable)
            LogDistance(offset);
        time.Offset = offset;
    }

    [LoggerMessage(400, LogLevel.Warning, "This machine's clock is {Offset} behind the database's; the database's time is used")]
    private partial void LogDistance(TimeSpan offset);
}
