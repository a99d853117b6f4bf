using System.Globalization;
using MirtAi.Silo.Accounts;

namespace MirtAi.Silo.Tests.Accounts;

public sealed class AccountJobTests
{
    [Theory]
    [InlineData("2026-03-02T06:59:00Z", "00:01:00")]
    [InlineData("2026-03-02T07:00:00Z", "1.00:00:00")]
    [InlineData("2026-03-02T20:00:00Z", "11:00:00")]
    [InlineData("2026-03-28T08:00:00Z", "22:00:00")]
    [InlineData("2026-10-24T08:00:00Z", "23:00:00")]
    public void The_next_morning_is_nine_by_the_shops_clock(string now, string wait)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Kyiv");

        Assert.Equal(
            TimeSpan.Parse(wait, CultureInfo.InvariantCulture),
            AccountJob.UntilMorning(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), zone));
    }

    /// <summary>Through both nights in which the clocks are changed, and wherever in the day the job begins.</summary>
    [Fact]
    public void Every_day_of_the_year_has_one_morning()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Kyiv");
        for (var start = 0; start < 24; start++)
        {
            var now = new DateTimeOffset(2026, 1, 1, start, 17, 0, TimeSpan.Zero);
            var mornings = new List<DateTime>();
            while (now.Year == 2026)
            {
                now += AccountJob.UntilMorning(now, zone);
                mornings.Add(TimeZoneInfo.ConvertTime(now, zone).DateTime);
            }

            Assert.All(mornings, morning => Assert.Equal(TimeSpan.FromHours(9), morning.TimeOfDay));
            Assert.All(mornings.Zip(mornings.Skip(1)), pair => Assert.Equal(pair.First.AddDays(1), pair.Second));
        }
    }
}
