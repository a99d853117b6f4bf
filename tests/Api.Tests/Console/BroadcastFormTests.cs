using System.Globalization;
using MirtAi.Api.Console;
using MirtAi.Api.Console.Broadcasts;

namespace MirtAi.Api.Tests.Console;

/// <summary>When a broadcast begins, by the shop's clocks, also in the nights in which they are changed; and what is wrong with one.</summary>
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

        Assert.Equal(moment is null ? "at" : null, wrong?.Code);
        Assert.Equal(
            moment is null ? null : DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture), request?.At?.ToUniversalTime());
    }

    [Fact]
    public void Every_fault_is_told_in_the_readers_language()
    {
        var fine = new BroadcastForm { Key = "k", Uk = "Вітаю" };
        (BroadcastForm Form, string Code)[] faulty =
        [
            (fine with { Uk = "" }, "noText"), (fine with { Ru = new string('я', 4_001) }, "longText"),
            (fine with { Uk = "{surname}" }, "placeholder"), (fine with { Photo = "http://shop.example/a.png" }, "photo"),
            (fine with { Buttons = new string('я', 100) }, "buttons"), (fine with { At = "2099-01-01T00:00" }, "tooFar"),
            (fine with { Channel = "pigeon" }, "unknown"), (fine with { Tags = new string('т', 500) }, "tags"),
            (fine with { Customers = new string('k', 201) }, "customers"), (fine with { Days = "0" }, "days"), (fine with { At = "soon" }, "at"),
        ];

        foreach (var (form, code) in faulty)
        {
            var (request, wrong) = form.Read(Kyiv, DateTimeOffset.UnixEpoch);
            var fault = wrong ?? request!.Fault(["telegram"], DateTimeOffset.UnixEpoch);

            Assert.Equal(code, fault?.Code);
            Assert.All(ConsoleTexts.All, texts => Assert.DoesNotContain(
                "{0}", texts.Format($"broadcasts.fault.{fault!.Code}", fault.Values), StringComparison.Ordinal));
        }
    }
}
