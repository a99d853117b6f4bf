namespace MirtAi.Grains.Sessions.Hours;

/// <summary>
/// The moments of times by a shop's clocks. A time that the clocks skip is the moment at which they have skipped it; one that they show
/// twice has a first moment and a last one.
/// </summary>
public static class ShopClock
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The first moment at which the clocks show a time: when something begins then.</summary>
    public static DateTimeOffset First(this TimeZoneInfo zone, DateTime local) => zone.Moment(local, offsets => offsets.Max());

    /// <summary>The last moment at which the clocks show a time: when something ends then.</summary>
    public static DateTimeOffset Last(this TimeZoneInfo zone, DateTime local) => zone.Moment(local, offsets => offsets.Min());

    /// <summary>When a day begins: not always at midnight, which the clocks may skip.</summary>
    public static DateTimeOffset Begin(this TimeZoneInfo zone, DateOnly day) => zone.First(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>The day that the clocks show at a moment.</summary>
    public static DateOnly DayOf(this TimeZoneInfo zone, DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    private static DateTimeOffset Moment(this TimeZoneInfo zone, DateTime local, Func<TimeSpan[], TimeSpan> choose)
    {
        while (zone.IsInvalidTime(local))
            local += Minute;
        var offset = zone.IsAmbiguousTime(local) ? choose(zone.GetAmbiguousTimeOffsets(local)) : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
