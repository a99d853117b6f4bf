using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions.Hours;
using MirtAi.Silo.Jobs;

namespace MirtAi.Silo.Statistics;

/// <summary>
/// Counts the shop's days: today again and again, each other day until it has been counted after its end, the newest first and a few at a
/// time. The calls of the days before are counted hourly for <see cref="LateDays"/> more: people answer on the next day, too.
/// </summary>
internal sealed partial class StatisticsJob(
    DayCounts days, IOptions<ConversationOptions> conversation, IJobLock locks, TimeProvider clock, ILogger<StatisticsJob> logger)
    : PeriodicJob(locks, clock)
{
    /// <summary>How many days back are counted when they were not.</summary>
    public const int CountedDays = 31;

    /// <summary>How many days are counted in one piece.</summary>
    public const int MaxDays = 4;

    /// <summary>For how many days after a day calls of it are still counted as taken and answered.</summary>
    public const int LateDays = 3;

    private static readonly TimeSpan BetweenLateCounts = TimeSpan.FromHours(1);

    /// <summary>A commit that began before midnight may end after it.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly TimeZoneInfo zone = conversation.Value.Zone;

    /// <inheritdoc/>
    public override string Name => "statistics";

    /// <inheritdoc/>
    protected override JobSchedule Schedule { get; } = JobSchedule.Every(TimeSpan.FromMinutes(1));

    /// <summary>Counts the days that are due, up to <see cref="MaxDays"/> of them, and late calls.</summary>
    /// <exception cref="StorageUnavailableException">The database is away.</exception>
    internal async Task Count(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        var today = zone.DayOf(now);
        var counted = await days.Counted(today.AddDays(1 - CountedDays), cancellationToken);
        var due = Enumerable.Range(0, CountedDays).Select(age => today.AddDays(-age))
            .Where(day => day == today || !counted.TryGetValue(day, out var at) || at < zone.Begin(day.AddDays(1)) + Margin)
            .Take(MaxDays);
        foreach (var day in due)
        {
            if (!MayGoOn(cancellationToken))
                return;
            await days.Count(day, zone.Begin(day), zone.Begin(day.AddDays(1)), now, cancellationToken);
            LogCounted(day);
        }

        foreach (var day in Enumerable.Range(1, LateDays).Select(age => today.AddDays(-age)))
        {
            var wasCounted = counted.TryGetValue(day, out var at) && at >= zone.Begin(day.AddDays(1)) + Margin;
            if (!wasCounted || at > now - BetweenLateCounts)
                continue;
            if (!MayGoOn(cancellationToken))
                return;
            await days.CountCalls(day, zone.Begin(day), zone.Begin(day.AddDays(1)), now, cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override Task Work(CancellationToken cancellationToken) => Count(cancellationToken);

    [LoggerMessage(6300, LogLevel.Debug, "The sums of {Day} are counted")]
    private partial void LogCounted(DateOnly day);
}
