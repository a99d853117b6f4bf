using System.Collections.Immutable;

namespace MirtAi.Grains.Sessions.Hours;

/// <summary>
/// When managers answer: hours of the week by the shop's clocks, without holidays. A period that holds the moment at which the clocks are
/// changed is an hour longer or shorter; one whose beginning or end the clocks skip begins or ends when they have skipped it.
/// </summary>
public sealed class OpeningHours
{
    /// <summary>Somebody always answers.</summary>
    public static readonly OpeningHours Always = new([], [], TimeZoneInfo.Utc);

    private readonly ImmutableArray<OpeningPeriod> weekly;
    private readonly ImmutableHashSet<(int? Year, int Month, int Day)> holidays;

    private OpeningHours(
        ImmutableArray<OpeningPeriod> weekly, ImmutableHashSet<(int? Year, int Month, int Day)> holidays, TimeZoneInfo zone)
    {
        this.weekly = [.. weekly.OrderBy(period => period.From)];
        this.holidays = holidays;
        Zone = zone;
    }

    /// <summary>The shop's time zone.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>How managers are told outside of the hours.</summary>
    public ClosedAlerts Alerts { get; private init; }

    /// <summary>The hours of the settings, which are valid.</summary>
    public static OpeningHours Of(OpeningHoursOptions options, TimeZoneInfo zone) =>
        new(OpeningHoursReader.Weekly(options.Weekly) ?? [], OpeningHoursReader.Holidays(options.Holidays) ?? [], zone)
        {
            Alerts = options.Alerts,
        };

    /// <summary>Whether somebody answers at this moment.</summary>
    public bool Include(DateTimeOffset time) => NextOpening(time) == time;

    /// <summary>Whether managers are told without a sound at this moment.</summary>
    public bool Silence(DateTimeOffset time) => Alerts is not ClosedAlerts.Sound && !Include(time);

    /// <summary>Whether a call for a person at this moment waits for the opening.</summary>
    public bool HoldsCalls(DateTimeOffset time) => Alerts is ClosedAlerts.Wait && !Include(time);

    /// <summary>The first moment from this one on at which somebody answers.</summary>
    public DateTimeOffset NextOpening(DateTimeOffset time)
    {
        if (weekly.IsEmpty)
            return time;
        var start = Periods(time).First().Start;
        return start > time ? start : time;
    }

    /// <summary>The moment at which so much time has passed since another one while somebody answered; never one that is closed.</summary>
    public DateTimeOffset After(DateTimeOffset since, TimeSpan open)
    {
        if (weekly.IsEmpty)
            return since + open;
        var (left, seen) = (open, since);
        foreach (var (start, end) in Periods(since))
        {
            var begin = start > seen ? start : seen;
            if (end - begin > left)
                return begin + left;
            left -= end > begin ? end - begin : TimeSpan.Zero;
            seen = end > seen ? end : seen;
        }

        throw new InvalidOperationException("The periods have no end.");
    }

    /// <summary>The periods that end after a moment, in order of their beginnings on each day, without end.</summary>
    private IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> Periods(DateTimeOffset time)
    {
        // A period of the day before may reach into this one.
        for (var day = TimeZoneInfo.ConvertTime(time, Zone).Date.AddDays(-1); ; day = day.AddDays(1))
        {
            if (IsHoliday(day))
                continue;
            foreach (var period in weekly.Where(period => period.Day == day.DayOfWeek))
            {
                var (start, end) = (Zone.First(day + period.From), Zone.Last(day + period.Until));
                if (end > time && end > start)
                    yield return (start, end);
            }
        }
    }

    private bool IsHoliday(DateTime day) =>
        holidays.Contains((day.Year, day.Month, day.Day)) || holidays.Contains((null, day.Month, day.Day));
}
