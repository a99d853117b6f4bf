using MirtAi.Api.Http;
using MirtAi.Grains.Sessions.Hours;
using MirtAi.Silo.Statistics;

namespace MirtAi.Api.Console.Charts;

/// <summary>The days that a page of sums shows: so many, up to today.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
public sealed record Period(DateOnly From, DateOnly To)
{
    /// <summary>How many days a page may show.</summary>
    public static readonly IReadOnlyList<int> Lengths = [7, 14, 31];

    /// <summary>How many days there are.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>Each day, as it is stored.</summary>
    public IReadOnlyList<string> Names =>
        [.. Enumerable.Range(0, Days).Select(day => DayCounts.Text(From.AddDays(day)))];

    /// <summary>The period of so many days up to the shop's today; a fault if it is none of <see cref="Lengths"/>.</summary>
    internal static Problem? Fault(int? days, TimeProvider clock, TimeZoneInfo zone, out Period period)
    {
        var (length, today) = (days ?? Lengths[1], zone.DayOf(clock.GetUtcNow()));
        period = new Period(today, today);
        if (!Lengths.Contains(length))
            return Problem.BadRequest($"days: must be one of {string.Join(", ", Lengths)}.");
        period = new Period(today.AddDays(1 - length), today);
        return null;
    }
}
