using System.Globalization;
using MirtAi.Api.Console.Broadcasts;

namespace MirtAi.Api.Tests.Console;

/// <summary>When a broadcast begins, by the shop's clocks; also in the nights in which they are changed.</summary>
public sealed class BroadcastFormTests
{
    private static readonly TimeZoneInfo Kyiv = TimeZoneInfo.FindSystemTimeZoneById("Europe/Kyiv");

    [Theory]
    [InlineData("2026-03-02T09:00", "2026-03-02T07:00:00Z")]
    [InlineData("2026-03-29T02:59", "2026-03-29T00:59:00Z")]
    [InlineData("2026-03-29T03:30", null)] // The clocks never show it.
    [InlineData("2026-03-29T04:00", "2026-03-29T01:00:00Z")]
    [InlineData("2026-10-25T03:30", "2026-10-25T00:30:00Z")] // The first of the two.
    [InlineData("2026-10-25T04:00", "2026-10-25T02:00:00Z")]
    public void It_begins_when_the_shops_clocks_first_show_the_time(string at, string? moment)
    {
        var (request, wrong) = new BroadcastForm { Key = "k", Uk = "Вітаю", At = at }.Read(Kyiv, DateTimeOffset.UnixEpoch);

        Assert.Equal(moment is null ? "at" : null, wrong);
        Assert.Equal(
            moment is null ? null : DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture), request?.At?.ToUniversalTime());
    }
}
