using MirtAi.Grains.Sessions.FollowUps;

namespace MirtAi.Grains.Tests.Sessions.FollowUps;

/// <summary>Quiet hours over a whole year, with both changes of the clocks.</summary>
public sealed class QuietHoursTests
{
    private static readonly DateTimeOffset NewYear = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("Europe/Kyiv", "22:00", "08:00")]
    [InlineData("Europe/Kyiv", "01:00", "03:30")]
    [InlineData("Europe/Kyiv", "03:15", "03:45")]
    [InlineData("Europe/Kyiv", "04:00", "03:00")]
    [InlineData("Europe/Kyiv", "23:59", "00:01")]
    [InlineData("America/New_York", "21:30", "02:30")]
    [InlineData("Asia/Kathmandu", "22:00", "08:00")]
    public void The_end_is_the_first_moment_that_is_not_quiet(string zone, string from, string until)
    {
        var quiet = Hours(zone, from, until);
        DateTimeOffset? known = null;
        for (var time = NewYear.AddYears(1); time >= NewYear; time -= Minute)
        {
            known = quiet.Include(time) ? known : time;
            if (known is { } end && quiet.EndAfter(time) != end)
                Assert.Fail($"from {time:O} the end is {end:O}, not {quiet.EndAfter(time):O}");
        }
    }

    [Theory]
    [InlineData("2026-03-28T23:30:00+02:00", "2026-03-29T08:00:00+03:00")] // The night in which the clocks go forward.
    [InlineData("2026-10-24T23:30:00+03:00", "2026-10-25T08:00:00+02:00")] // The night in which they go back.
    [InlineData("2026-07-01T07:59:59.5+03:00", "2026-07-01T08:00:00+03:00")]
    [InlineData("2026-07-01T08:00:00+03:00", "2026-07-01T08:00:00+03:00")]
    [InlineData("2026-07-01T21:59:59+03:00", "2026-07-01T21:59:59+03:00")]
    [InlineData("2026-07-01T22:00:00+03:00", "2026-07-02T08:00:00+03:00")]
    [InlineData("2026-12-31T23:00:00+02:00", "2027-01-01T08:00:00+02:00")]
    public void What_is_due_at_night_waits_for_the_shops_morning(string due, string expected) =>
        Assert.Equal(Time(expected), Hours("Europe/Kyiv", "22:00", "08:00").EndAfter(Time(due)));

    [Fact]
    public void The_same_time_twice_means_no_quiet_hours() =>
        Assert.False(Hours("Europe/Kyiv", "08:00", "08:00").Include(Time("2026-07-01T08:00:00+03:00")));

    private static QuietHours Hours(string zone, string from, string until) =>
        new(TimeOnly.Parse(from, null), TimeOnly.Parse(until, null), TimeZoneInfo.FindSystemTimeZoneById(zone));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, null);
}
