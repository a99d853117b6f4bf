using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Channels.Telegram;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Managers;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Grains.Sessions.Hours;

namespace MirtAi.Silo.Tests.Telegram;

/// <summary>What goes to the managers' chat says whose topic it is, and makes no sound outside of the opening hours.</summary>
public sealed class AlertRouteTests
{
    // A Wednesday, 12:00 in Kyiv.
    private static readonly DateTimeOffset Noon = new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly OpeningHoursOptions Weekdays = new() { Weekly = "Mon-Fri 09:00-18:00" };

    private readonly FakeTimeProvider clock = new(Noon);

    [Fact]
    public void The_topic_is_called_by_how_it_stands_with_the_customer()
    {
        var route = Route();
        var session = Customer("Оксана");

        Assert.Equal("🔔 Оксана", Title(route.Address(session, Call(), [])!));
        Assert.Equal("🔔 Оксана", Title(route.Relay(session with { Handoff = new Handoff(Noon) }, Said())[0]));
        Assert.Equal("🧑‍💼 Оксана", Title(route.Relay(session with { Handoff = new Handoff(Noon) { Manager = "Олена" } }, Said())[0]));
        Assert.Equal("✅ Оксана", Title(route.Announce(session, Done(ManagerActionKind.Close))[0]));
    }

    [Fact]
    public void Other_channels_are_named_and_a_long_name_is_cut_to_what_a_topic_takes()
    {
        var title = Title(Route().Address(
            Customer(string.Concat(Enumerable.Repeat("😀", 100)), "instagram:1"), Call(), [])!);

        Assert.InRange(title.Length, 100, OutboundTopic.MaxTitleLength);
        Assert.EndsWith("😀 · instagram", title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_topic_that_is_set_is_everybodys() =>
        Assert.Null(Route(managerThread: 7).Address(Customer("Оксана"), Call(), [])!.Message.Topic);

    [Theory]
    [InlineData(12, false)]
    [InlineData(20, true)]
    public void Outside_of_the_hours_there_is_no_sound(int hour, bool isSilent)
    {
        clock.SetUtcNow(Noon.AddHours(hour - 12));
        var session = Customer("Оксана") with { Handoff = new Handoff(Noon) };

        OutboxEntry[] told = [Route().Address(session, Call(), [])!, .. Route().Relay(session, Said())];

        Assert.All(told, entry => Assert.Equal(isSilent, entry.Message.Silent));
    }

    private TelegramAlertRoute Route(int? managerThread = null) => new(
        Options.Create(new TelegramOptions
        {
            BotToken = "7000000001:invented",
            ManagerChatId = TelegramSetup.ManagerChat,
            ManagerThreadId = managerThread,
        }),
        Options.Create(new ManagementOptions()),
        OpeningHours.Of(Weekdays, TimeZoneInfo.FindSystemTimeZoneById("Europe/Kyiv")),
        clock);

    private static Session Customer(string name, string key = "telegram:1") =>
        Session.New(key) with { Lines = 1, Customer = new CustomerProfile { Name = name } };

    private static Escalation Call() => new()
    {
        SessionKey = "telegram:1",
        Reason = EscalationReasons.Complaint,
        State = "STATE_8_COMPLAINT",
        At = Noon,
    };

    private static InboundEvent Said() => new()
    {
        EventId = "event",
        SessionKey = "telegram:1",
        Kind = InboundKind.Message,
        Recipient = "1",
        SentAt = Noon,
        Text = "Добрий день",
    };

    private static ManagerAction Done(ManagerActionKind kind) => new() { Kind = kind, Manager = "Олена" };

    private static string Title(OutboxEntry entry) => entry.Message.Topic!.Title;
}
