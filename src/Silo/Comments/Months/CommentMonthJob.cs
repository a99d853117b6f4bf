using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions.Hours;
using MirtAi.Silo.Jobs;

namespace MirtAi.Silo.Comments.Months;

/// <summary>
/// Counts the shop's months of comments: this one again and again, each other once for good after its end in the shop's time zone.
/// </summary>
internal sealed partial class CommentMonthJob(
    CommentMonths months, IOptions<ConversationOptions> conversation, IJobLock locks, TimeProvider clock, ILogger<CommentMonthJob> logger)
    : PeriodicJob(locks, clock)
{
    /// <summary>How many months back are counted when they were not.</summary>
    public const int CountedMonths = 13;

    /// <summary>A comment of the month's last minutes may come, and be classified, after its end.</summary>
    internal static readonly TimeSpan Margin = TimeSpan.FromMinutes(30);

    private readonly TimeZoneInfo zone = conversation.Value.Zone;

    /// <inheritdoc/>
    public override string Name => "comment-months";

    /// <inheritdoc/>
    protected override JobSchedule Schedule { get; } = JobSchedule.Every(TimeSpan.FromMinutes(1));

    /// <summary>Counts the months that are due.</summary>
    /// <exception cref="Grains.Durability.StorageUnavailableException">The database is away.</exception>
    internal async Task Count(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        var today = zone.DayOf(now);
        var current = new DateOnly(today.Year, today.Month, 1);
        var closed = await months.Closed(current.AddMonths(1 - CountedMonths), cancellationToken);
        for (var age = 0; age < CountedMonths; age++)
        {
            if (!MayGoOn(cancellationToken))
                return;
            var month = current.AddMonths(-age);
            if (closed.Contains(CommentMonths.Text(month)))
                continue;
            var end = zone.Begin(month.AddMonths(1));
            var closes = now >= end + Margin;
            if (await months.Count(month, zone.Begin(month), end, now, closes, cancellationToken) && closes)
                LogClosed(month);
        }
    }

    /// <inheritdoc/>
    protected override Task Work(CancellationToken cancellationToken) => Count(cancellationToken);

    [LoggerMessage(6410, LogLevel.Information, "The comments of {Month:yyyy-MM} are counted for good")]
    private partial void LogClosed(DateOnly month);
}
