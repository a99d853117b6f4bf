using System.ComponentModel.DataAnnotations;
using System.Globalization;
using MirtAi.Grains.Sessions.Hours;

namespace MirtAi.Grains.Tests.Sessions.Hours;

/// <summary>When somebody answers, also on the days on which the clocks are changed.</summary>
public sealed class OpeningHoursTests
{
    private const string Week = "Mon-Fri 09:00-18:00, Sat 10:00-14:00";

    private static readonly TimeZoneInfo Kyiv = TimeZoneInfo.FindSystemTimeZoneById("Europe/Kyiv");

    [Theory]
    [InlineData("2026-07-01T12:00+03:00", "2026-07-01T12:00+03:00")] // A Wednesday.
    [InlineData("2026-07-01T09:00+03:00", "2026-07-01T09:00+03:00")]
    [InlineData("2026-07-01T08:59+03:00", "2026-07-01T09:00+03:00")]
    [InlineData("2026-07-01T18:00+03:00", "2026-07-02T09:00+03:00")]
    [InlineData("2026-07-03T23:00+03:00", "2026-07-04T10:00+03:00")]
    [InlineData("2026-07-04T14:00+03:00", "2026-07-06T09:00+03:00")]
    [InlineData("2026-03-28T15:00+02:00", "2026-03-30T09:00+03:00")] // The clocks go forward on Sunday.
    [InlineData("2026-10-24T15:00+03:00", "2026-10-26T09:00+02:00")] // And back.
    public void The_next_opening_is_by_the_shops_clocks(string time, string opening)
    {
        var hours = Hours(Week);

        Assert.Equal(At(opening), hours.NextOpening(At(time)));
        Assert.Equal(At(opening) == At(time), hours.Include(At(time)));
    }

    [Theory]
    [InlineData("2026-07-01T12:00+03:00", 60, "2026-07-01T13:00+03:00")]
    [InlineData("2026-07-01T17:30+03:00", 29, "2026-07-01T17:59+03:00")]
    [InlineData("2026-07-01T17:30+03:00", 30, "2026-07-02T09:00+03:00")] // Not at the moment of closing.
    [InlineData("2026-07-01T17:30+03:00", 40, "2026-07-02T09:10+03:00")]
    [InlineData("2026-07-01T22:00+03:00", 5, "2026-07-02T09:05+03:00")]
    [InlineData("2026-07-03T17:00+03:00", 360, "2026-07-06T10:00+03:00")] // An hour of Friday, four of Saturday, one of Monday.
    public void Only_the_time_in_which_somebody_answers_passes(string since, int minutes, string moment) =>
        Assert.Equal(At(moment), Hours(Week).After(At(since), TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData("Sun 02:00-05:00", "2026-03-29T00:00+02:00", 119, "2026-03-29T04:59+03:00")] // Two hours long on that day.
    [InlineData("Sun 03:30-05:00", "2026-03-29T00:00+02:00", 0, "2026-03-29T04:00+03:00")] // 03:30 is skipped.
    [InlineData("Sun 02:00-05:00", "2026-10-25T00:00+03:00", 239, "2026-10-25T04:59+02:00")] // Four hours long.
    [InlineData("Sun 03:30-05:00", "2026-10-25T00:00+03:00", 0, "2026-10-25T03:30+03:00")] // The first of the two.
    [InlineData("Sun 02:00-03:30, Mon 09:00-10:00", "2026-10-25T02:00+03:00", 149, "2026-10-25T03:29+02:00")] // The second.
    public void A_period_in_which_the_clocks_are_changed_is_as_long_as_it_is(string weekly, string since, int minutes, string moment) =>
        Assert.Equal(At(moment), Hours(weekly).After(At(since), TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData("2026-12-30T19:00+02:00", "2027-01-04T09:00+02:00")] // Thursday 31 is named, Friday 1 is every year's, then a weekend.
    [InlineData("2027-12-31T08:00+02:00", "2027-12-31T09:00+02:00")] // Named for 2026 alone.
    [InlineData("2029-12-31T19:00+02:00", "2030-01-02T09:00+02:00")]
    public void Nobody_answers_on_holidays(string time, string opening) =>
        Assert.Equal(At(opening), Hours("Mon-Fri 09:00-18:00", "2026-12-31, 01-01").NextOpening(At(time)));

    [Fact]
    public void A_night_shift_belongs_to_the_day_on_which_it_begins()
    {
        var hours = Hours("Fri 18:00-02:00", "2026-07-10");

        Assert.True(hours.Include(At("2026-07-04T01:59+03:00")));
        Assert.False(hours.Include(At("2026-07-04T02:00+03:00")));
        Assert.False(hours.Include(At("2026-07-03T01:00+03:00")));
        Assert.Equal(At("2026-07-17T18:00+03:00"), hours.NextOpening(At("2026-07-04T02:00+03:00"))); // The 10th is a holiday.
    }

    [Fact]
    public void Periods_that_overlap_are_not_counted_twice() => Assert.Equal(
        At("2026-07-01T11:30+03:00"),
        Hours("Wed 09:00-11:00, Wed 10:00-12:00").After(At("2026-07-01T09:00+03:00"), TimeSpan.FromMinutes(150)));

    [Fact]
    public void Without_hours_somebody_always_answers()
    {
        var night = At("2026-07-01T03:00+03:00");

        foreach (var hours in new[] { OpeningHours.Always, Hours("") })
        {
            Assert.True(hours.Include(night));
            Assert.False(hours.Silence(night));
            Assert.Equal(night.AddDays(1), hours.After(night, TimeSpan.FromDays(1)));
        }
    }

    [Fact]
    public void Outside_of_the_hours_alerts_are_silent_as_set()
    {
        var night = At("2026-07-01T03:00+03:00");

        Assert.True(Hours(Week).Silence(night));
        Assert.False(Hours(Week).Silence(night.AddHours(9)));
        Assert.False(OpeningHours.Of(new OpeningHoursOptions { Weekly = Week, Alerts = ClosedAlerts.Sound }, Kyiv).Silence(night));
    }

    [Fact]
    public void Through_a_whole_year_time_passes_in_the_hours_alone_and_never_backwards()
    {
        var hours = Hours(Week, "12-25");
        var last = DateTimeOffset.MinValue;
        for (var since = At("2026-01-01T00:00+02:00"); since.Year == 2026; since += TimeSpan.FromMinutes(173))
        {
            var moment = hours.After(since, TimeSpan.FromMinutes(15));
            Assert.True(hours.Include(moment), $"{moment:O} for {since:O}");
            Assert.True(moment >= last && moment - since >= TimeSpan.FromMinutes(15), $"{moment:O} for {since:O}");
            var local = TimeZoneInfo.ConvertTime(moment, Kyiv);
            Assert.True(local is not { Month: 12, Day: 25 } && local.DayOfWeek is not DayOfWeek.Sunday, $"{local:O}");
            last = moment;
        }
    }

    [Theory]
    [InlineData("Mon-Fri 09:00-18:00")]
    [InlineData("mon 9:00 - 13:00,mon 14:00-24:00")]
    [InlineData("Fri-Mon 00:00-24:00")]
    [InlineData("")]
    public void Hours_are_read(string weekly) => Assert.Empty(Faults(new OpeningHoursOptions { Weekly = weekly }));

    [Theory]
    [InlineData("9-18")]
    [InlineData("Mon-Fri")]
    [InlineData("Пн-Пт 09:00-18:00")]
    [InlineData("Mon 09:00-09:00")]
    [InlineData("Mon 24:00-09:00")]
    [InlineData("Mon 25:00-26:00")]
    public void What_are_no_hours_is_named(string weekly) => Assert.Contains(
        "OpeningHours:Weekly", Assert.Single(Faults(new OpeningHoursOptions { Weekly = weekly })).ErrorMessage, StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("25.12")]
    [InlineData("13-01")]
    public void What_is_no_holiday_is_named(string holidays) => Assert.Contains(
        "OpeningHours:Holidays",
        Assert.Single(Faults(new OpeningHoursOptions { Holidays = holidays })).ErrorMessage,
        StringComparison.Ordinal);

    private static OpeningHours Hours(string weekly, string holidays = "") =>
        OpeningHours.Of(new OpeningHoursOptions { Weekly = weekly, Holidays = holidays }, Kyiv);

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);

    private static ValidationResult[] Faults(OpeningHoursOptions options) => [.. options.Validate(new ValidationContext(options))];
}
