using MirtAi.Grains.Sessions.Hours;

namespace MirtAi.Grains.Tests.Sessions.Hours;

public sealed class OpeningWordsTests
{
    private static readonly TimeZoneInfo Kyiv = TimeZoneInfo.FindSystemTimeZoneById("Europe/Kyiv");
    private static readonly DateTimeOffset Wednesday = new(2026, 7, 1, 3, 0, 0, TimeSpan.FromHours(3));

    [Theory]
    [InlineData(0, "сьогодні після 09:00", "сегодня после 09:00", "today after 09:00")]
    [InlineData(1, "завтра після 09:00", "завтра после 09:00", "tomorrow after 09:00")]
    [InlineData(2, "в п'ятницю після 09:00", "в пятницу после 09:00", "on Friday after 09:00")]
    [InlineData(3, "в суботу після 09:00", "в субботу после 09:00", "on Saturday after 09:00")]
    [InlineData(4, "в неділю після 09:00", "в воскресенье после 09:00", "on Sunday after 09:00")]
    [InlineData(5, "в понеділок після 09:00", "в понедельник после 09:00", "on Monday after 09:00")]
    [InlineData(6, "у вівторок після 09:00", "во вторник после 09:00", "on Tuesday after 09:00")]
    [InlineData(7, "8 липня після 09:00", "8 июля после 09:00", "on 8 July after 09:00")]
    [InlineData(31, "1 серпня після 09:00", "1 августа после 09:00", "on 1 August after 09:00")]
    public void A_day_is_called_as_people_call_it(int days, string ukrainian, string russian, string english) =>
        Assert.Equal(
            new(ukrainian, russian, english), OpeningWords.Of(Wednesday.AddDays(days).AddHours(6), Wednesday, Kyiv));

    [Fact]
    public void The_day_is_the_shops()
    {
        var evening = new DateTimeOffset(2026, 7, 1, 22, 30, 0, TimeSpan.Zero); // 01:30 in Kyiv.

        Assert.Equal("сьогодні після 09:00", OpeningWords.Of(evening.AddHours(7.5), evening, Kyiv).Ukrainian);
    }
}
