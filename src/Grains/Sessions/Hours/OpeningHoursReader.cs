using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MirtAi.Grains.Sessions.Hours;

/// <summary>Reads opening hours as they are written in the settings.</summary>
internal static partial class OpeningHoursReader
{
    /// <summary>How many holidays may be named: fewer than a year has days, so that somebody answers some day.</summary>
    public const int MaxHolidays = 100;

    private const int MaxPeriods = 50, LeapYear = 2000;
    private const StringSplitOptions Parts = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The periods, none if the text is empty; null if it cannot be read.</summary>
    public static ImmutableArray<OpeningPeriod>? Weekly(string? text)
    {
        var periods = ImmutableArray.CreateBuilder<OpeningPeriod>();
        foreach (var part in (text ?? "").Split(',', Parts))
        {
            if (Period().Match(part) is not { Success: true } match
                || DayOf(match.Groups["first"].Value) is not { } first
                || DayOf(match.Groups["last"] is { Success: true, Value: var named } ? named : match.Groups["first"].Value) is not { } last
                || Time(match.Groups["from"].Value) is not { } from || from == Day
                || Time(match.Groups["until"].Value) is not { } until || until == from)
                return null;
            for (var day = first; ; day = (day + 1) % Days.Length)
            {
                periods.Add(new OpeningPeriod((DayOfWeek)day, from, until > from ? until : until + Day));
                if (day == last)
                    break;
            }
        }

        return periods.Count > MaxPeriods ? null : periods.ToImmutable();
    }

    /// <summary>The holidays, those of every year without one; null if the text cannot be read.</summary>
    public static ImmutableHashSet<(int? Year, int Month, int Day)>? Holidays(string? text)
    {
        var holidays = ImmutableHashSet.CreateBuilder<(int?, int, int)>();
        foreach (var part in (text ?? "").Split(',', Parts))
        {
            if (DateOnly.TryParseExact(part, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var once))
                holidays.Add((once.Year, once.Month, once.Day));
            else if (DateOnly.TryParseExact(
                $"{LeapYear}-{part}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var yearly))
                holidays.Add((null, yearly.Month, yearly.Day));
            else
                return null;
        }

        return holidays.Count > MaxHolidays ? null : holidays.ToImmutable();
    }

    private static int? DayOf(string name) =>
        Array.IndexOf(Days, name.ToLowerInvariant()) is >= 0 and var day ? day : null;

    private static TimeSpan? Time(string text) => text == "24:00" ? Day
        : TimeOnly.TryParseExact(text, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToTimeSpan()
        : null;

    [GeneratedRegex(@"^(?<first>[A-Za-z]{3})(-(?<last>[A-Za-z]{3}))? +(?<from>\d{1,2}:\d{2}) ?- ?(?<until>\d{1,2}:\d{2})$")]
    private static partial Regex Period();
}
