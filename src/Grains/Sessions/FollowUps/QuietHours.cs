namespace MirtAi.Grains.Sessions.FollowUps;

/// <summary>The part of the shop's day in which nobody is written to on the shop's own motion. It may cross midnight.</summary>
/// <param name="From">The first quiet time.</param>
/// <param name="Until">The first time that is not quiet any more; the same as <paramref name="From"/> if there are no quiet hours.</param>
/// <param name="Zone">The shop's time zone.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly Until, TimeZoneInfo Zone)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>No quiet hours.</summary>
    public static readonly QuietHours None = new(default, default, TimeZoneInfo.Utc);

    /// <summary>Whether the shop is quiet at this moment.</summary>
    public bool Include(DateTimeOffset time) =>
        TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(time, Zone).TimeOfDay).IsBetween(From, Until);

    /// <summary>The first moment from this one on that is not quiet; to the minute on the days on which the clocks are changed.</summary>
    public DateTimeOffset EndAfter(DateTimeOffset time)
    {
        if (!Include(time))
            return time;
        var local = TimeZoneInfo.ConvertTime(time, Zone);
        var end = local.Date + Until.ToTimeSpan() + TimeSpan.FromDays(local.TimeOfDay >= Until.ToTimeSpan() ? 1 : 0);
        if (!Zone.IsInvalidTime(end) && !Zone.IsAmbiguousTime(end) && Zone.GetUtcOffset(end) == local.Offset)
            return new DateTimeOffset(end, local.Offset).ToUniversalTime();

        var minute = time.UtcDateTime.Ticks / Minute.Ticks;
        do
            minute++;
        while (Include(At(minute)));
        return At(minute);

        static DateTimeOffset At(long minute) => new(minute * Minute.Ticks, TimeSpan.Zero);
    }
}
