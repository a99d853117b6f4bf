using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MirtAi.Silo.Hosting;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Postgres;
using Npgsql;

namespace MirtAi.Silo.Clocks;

/// <summary>Measures the distance between this process's clock and the database's.</summary>
internal sealed partial class FleetTimeSync(PostgresDatabase database, FleetTime time, ILogger<FleetTimeSync> logger)
    : RestartingService(time, logger), IHostedLifecycleService
{
    private const int Readings = 3, ReadingsAtStart = 20;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Notable = TimeSpan.FromSeconds(1);

    /// <summary>An error that nobody sees: a small part of the debounce window.</summary>
    private static readonly TimeSpan Negligible = TimeSpan.FromMilliseconds(5);

    private ClockReading? believed;
    private DateTimeOffset readAt;

    /// <summary>Measures before anything else starts.</summary>
    public Task StartingAsync(CancellationToken cancellationToken) => Measure(ReadingsAtStart, cancellationToken);

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override async Task Run(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            try
            {
                await Measure(Readings, stopping);
            }
            catch (Exception exception) when (StorageFaults.IsUnavailable(exception))
            {
                // The last measurement holds until the database is back.
            }
        }
    }

    /// <summary>Asks until an answer comes quickly, at most so often.</summary>
    private async Task Measure(int readings, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        for (var reading = 0; reading < readings; reading++)
        {
            var fresh = await Read(connection, cancellationToken);
            Believe(fresh);
            if (fresh.Error <= Negligible)
                return;
        }
    }

    private async Task<ClockReading> Read(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select clock_timestamp()", connection);
        var before = time.Uncorrected;
        var theirs = (DateTime)(await command.ExecuteScalarAsync(cancellationToken))!;
        return ClockReading.Between(before, new DateTimeOffset(theirs, TimeSpan.Zero), time.Uncorrected);
    }

    private void Believe(ClockReading fresh)
    {
        var now = time.Uncorrected;
        believed = believed?.After(now - readAt).Or(fresh) ?? fresh;
        readAt = now;
        if ((believed.Value.Offset - time.Offset).Duration() > Notable)
            LogDistance(believed.Value.Offset);
        time.Offset = believed.Value.Offset;
    }

    [LoggerMessage(400, LogLevel.Warning, "This machine's clock is {Offset} behind the database's; the database's time is used")]
    private partial void LogDistance(TimeSpan offset);
}
