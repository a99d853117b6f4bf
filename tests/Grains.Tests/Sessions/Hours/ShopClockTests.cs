using System.Globalization;
using MirtAi.Grains.Sessions.Hours;

namespace MirtAi.Grains.Tests.Sessions.Hours;

/// <summary>Times by the shop's clocks, on the days on which they are changed.</summary>
public sealed class ShopClockTests
{
    [Theory]
    [InlineData("Europe/Kyiv", "2026-07-01T09:00", "2026-07-01T09:00+03:00", "2026-07-01T09:00+03:00")]
    [InlineData("Europe/Kyiv", "2026-03-29T03:30", "2026-03-29T04:00+03:00", "2026-03-29T04:00+03:00")] // Skipped.
    [InlineData("Europe/Kyiv", "2026-10-25T03:30", "2026-10-25T03:30+03:00", "2026-10-25T03:30+02:00")] // Twice.
    [InlineData("Africa/Cairo", "2026-04-24T00:00", "2026-04-24T01:00+03:00", "2026-04-24T01:00+03:00")] // Midnight is skipped.
    [InlineData("America/Havana", "2026-11-01T00:00", "2026-11-01T00:00-04:00", "2026-11-01T00:00-05:00")] // Midnight comes twice.
    public void A_time_has_a_first_and_a_last_moment(string zone, string local, string first, string last)
    {
        var (clocks, time) = (Zone(zone), DateTime.Parse(local, CultureInfo.InvariantCulture));

        Assert.Equal((At(first), At(last)), (clocks.First(time), clocks.Last(time)));
    }

    [Theory]
    [InlineData("Europe/Kyiv")]
    [InlineData("Africa/Cairo")]
    [InlineData("America/Havana")]
    [InlineData("America/New_York")]
    [InlineData("Asia/Kathmandu")]
    public void Every_moment_of_a_year_is_in_the_day_that_the_clocks_show(string name)
    {
        var zone = Zone(name);
        for (var time = At("2026-01-01T00:00+00:00"); time.Year == 2026; time += TimeSpan.FromMinutes(15))
        {
            var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);
            if (time < zone.Begin(day) || time >= zone.Begin(day.AddDays(1)))
                Assert.Fail($"{time:O} is not between {zone.Begin(day):O} and {zone.Begin(day.AddDays(1)):O}");
        }
    }

    [Fact]
    public void The_days_on_which_the_clocks_are_changed_are_an_hour_shorter_and_longer()
    {
        var kyiv = Zone("Europe/Kyiv");
        TimeSpan Length(int month, int day) =>
            kyiv.Begin(new DateOnly(2026, month, day).AddDays(1)) - kyiv.Begin(new DateOnly(2026, month, day));

        Assert.Equal((23.0, 25.0, 24.0), (Length(3, 29).TotalHours, Length(10, 25).TotalHours, Length(10, 26).TotalHours));
    }

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}
