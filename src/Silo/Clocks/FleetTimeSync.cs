using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Postgres;
using Npgsql;

namespace MirtAi.Silo.Clocks;

/// <summary>Measures the distance between this process's clock and the database's.</summary>
internal sealed partial class FleetTimeSync(PostgresDatabase database, FleetTime time, ILogger<FleetTimeSync> logger)
    : BackgroundService, IHostedLifecycleService
{
    private const int Measurements = 3;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestRoundTrip = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Notable = TimeSpan.FromSeconds(1);

    private bool isMeasured;

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
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        var best = await MeasureOnce(connection, cancellationToken);
        for (var again = 1; again < Measurements; again++)
        {
            if (await MeasureOnce(connection, cancellationToken) is var other && other.RoundTrip < best.RoundTrip)
                best = other;
        }

        // Without any measurement a bad one is better.
        if (best.RoundTrip > LongestRoundTrip && isMeasured)
            return;
        if ((best.Offset - time.Offset).Duration() > Notable)
            LogDistance(best.Offset);
        time.Offset = best.Offset;
        isMeasured = true;
    }

    private async Task<(TimeSpan RoundTrip, TimeSpan Offset)> MeasureOnce(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select clock_timestamp()", connection);
        var before = time.Uncorrected;
        var theirs = (DateTime)(await command.ExecuteScalarAsync(cancellationToken))!;
        var roundTrip = time.Uncorrected - before;
        return (roundTrip, new DateTimeOffset(theirs, TimeSpan.Zero) - (before + roundTrip / 2));
    }

    [LoggerMessage(400, LogLevel.Warning, "This machine's clock is {Offset} behind the database's; the database's time is used")]
    private partial void LogDistance(TimeSpan offset);
}
