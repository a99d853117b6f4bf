using Dapper;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Durability;
using MirtAi.Grains.Telemetry;
using MirtAi.Silo.Storage;
using Orleans;
using Orleans.Runtime;

namespace MirtAi.Silo.Jobs;

/// <summary>
/// Wakes grains whose stored wake-up is overdue by more than a second: their process died, or could not reach the database.
/// </summary>
internal sealed partial class SweeperJob(
    IDatabase database, IGrainFactory grains, IJobLock locks, TimeProvider clock, ILogger<SweeperJob> logger) : PeriodicJob(locks, clock)
{
    private const int MaxGrains = 500;
    private const int Parallel = 16;
    private static readonly TimeSpan Overdue = TimeSpan.FromSeconds(1);

    // Where the last sweep stopped: grains that stay overdue, whatever ails them, must not stand before the others for ever.
    private Row? last;

    /// <inheritdoc/>
    public override string Name => "sweeper";

    /// <inheritdoc/>
    protected override JobSchedule Schedule { get; } = JobSchedule.Every(TimeSpan.FromMilliseconds(500));

    /// <inheritdoc/>
    protected override async Task Work(CancellationToken cancellationToken)
    {
        var overdue = await Find(cancellationToken);
        if (overdue.Count > 0)
            LogFound(overdue.Count);
        var limits = new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken };
        await System.Threading.Tasks.Parallel.ForEachAsync(overdue, limits, async (grain, _) => await Wake(grain.Kind, grain.Key));
    }

    /// <summary>
    /// The overdue ones after those of the last sweep, longest overdue first; from the beginning when there were no more.
    /// </summary>
    private Task<List<Row>> Find(CancellationToken cancellationToken) => StorageFaults.Guard(async () =>
    {
        await using var connection = await database.Open(cancellationToken);
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(
            """
            select kind, key, wake_at as WakeAt from grain_state
            where wake_slot <= @before and wake_at < @before and wake_at >= @from
                and (wake_at > @from or kind > @kind or (kind = @kind and key > @key))
            order by wake_slot, wake_at, kind, key limit @MaxGrains
            """,
            new
            {
                before = Clock.GetUtcNow() - Overdue,
                from = last?.WakeAt ?? DateTimeOffset.UnixEpoch,
                kind = last?.Kind ?? "",
                key = last?.Key ?? "",
                MaxGrains,
            },
            cancellationToken: cancellationToken))).AsList();
        last = rows.Count == MaxGrains ? rows[^1] : null;
        return rows;
    });

    private async Task Wake(string kind, string key)
    {
        try
        {
            await grains.GetGrain<IWakeableGrain>(GrainId.Create(kind, key)).Wake();
        }
        catch (StorageUnavailableException)
        {
            // The next sweep finds it again.
        }
        catch (Exception exception) // The edge of the sweep: one grain that fails does not stop the others.
        {
            CaughtFaults.Count("sweeper", exception);
            LogFailed(exception, kind);
        }
    }

    private sealed record Row
    {
        public required string Kind { get; init; }

        public required string Key { get; init; }

        public required DateTimeOffset WakeAt { get; init; }
    }

    [LoggerMessage(210, LogLevel.Information, "{Count} grains are overdue and are woken here")]
    private partial void LogFound(int count);

    [LoggerMessage(211, LogLevel.Error, "An overdue {Kind} grain could not be woken")]
    private partial void LogFailed(Exception exception, string kind);
}
