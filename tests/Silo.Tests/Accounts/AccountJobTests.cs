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
}
