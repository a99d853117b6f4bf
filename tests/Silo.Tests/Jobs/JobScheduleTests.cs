using System.Globalization;
using MirtAi.Silo.Jobs;

namespace MirtAi.Silo.Tests.Jobs;

public sealed class JobScheduleTests
{
    private static readonly TimeZoneInfo Kyiv = TimeZoneInfo.FindSystemTimeZoneById("Europe/Kyiv");

    [Theory]
    [InlineData("09:00", "2026-03-02T06:59:00Z", "00:01:00")]
    [InlineData("09:00", "2026-03-02T07:00:00Z", "1.00:00:00")]
    [InlineData("09:00", "2026-03-02T20:00:00Z", "11:00:00")]
    [InlineData("09:00", "2026-03-28T08:00:00Z", "22:00:00")]
    [InlineData("09:00", "2026-10-24T08:00:00Z", "23:00:00")]
    [InlineData("03:30", "2026-03-28T22:00:00Z", "03:00:00")] // The clocks skip it: at four.
    [InlineData("03:30", "2026-03-29T01:00:00Z", "23:30:00")]
    [InlineData("03:30", "2026-10-24T22:00:00Z", "02:30:00")] // They show it twice: the first time,
    [InlineData("03:30", "2026-10-25T00:30:00Z", "1.01:00:00")] // and not the second.
    public void A_time_of_the_day_is_by_the_shops_clock(string time, string now, string wait) => Assert.Equal(
        TimeSpan.Parse(wait, CultureInfo.InvariantCulture),
        JobSchedule.Daily(TimeSpan.Parse(time, CultureInfo.InvariantCulture), Kyiv)
            .Wait(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)));

    /// <summary>Through both nights in which the clocks are changed, whatever the time, and wherever in the day the job begins.</summary>
    [Fact]
    public void Every_day_of_the_year_has_one_run()
    {
        for (var half = 0; half < 48; half++)
        {
            var time = half * TimeSpan.FromMinutes(30);
            var schedule = JobSchedule.Daily(time, Kyiv);
            var now = new DateTimeOffset(2026, 1, 1, half / 2, 17, 0, TimeSpan.Zero);
            var runs = new List<DateTime>();
            while (now.Year == 2026)
            {
                now += schedule.Wait(now);
                runs.Add(TimeZoneInfo.ConvertTime(now, Kyiv).DateTime);
            }

            Assert.All(runs, run => Assert.True(
                run.TimeOfDay == time || run.Date == new DateTime(2026, 3, 29) && run.TimeOfDay == TimeSpan.FromHours(4), $"{run}"));
            Assert.All(runs.Zip(runs.Skip(1)), pair => Assert.Equal(pair.First.Date.AddDays(1), pair.Second.Date));
        }
    }

    [Theory]
    [InlineData("00:00:15", "00:00:00")]
    [InlineData("00:01:00", "00:00:03")]
    [InlineData("01:00:00", "00:00:30")]
    public void Runs_are_put_off_by_a_small_part_of_the_interval(string interval, string jitter)
    {
        var schedule = JobSchedule.Every(TimeSpan.Parse(interval, CultureInfo.InvariantCulture));

        Assert.Equal(TimeSpan.Parse(interval, CultureInfo.InvariantCulture), schedule.Wait(DateTimeOffset.UnixEpoch));
        Assert.Equal(TimeSpan.Parse(jitter, CultureInfo.InvariantCulture), schedule.Jitter);
    }
}
