using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Channels.Telegram;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Managers;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Grains.Sessions.Hours;

namespace MirtAi.Silo.Tests.Telegram;

/// <summary>What goes to the managers' chat says whose topic it is, and makes no sound outside of the opening hours.</summary>
public sealed class AlertRouteTests : IDisposable
{
    // A Wednesday, 12:00 in Kyiv.
    private static readonly DateTimeOffset Noon = new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly OpeningHoursOptions Weekdays = new() { Weekly = "Mon-Fri 09:00-18:00" };

    private readonly FakeTimeProvider clock = new(Noon);

    private readonly ServiceProvider telegram = TelegramSetup.Services(new() { ["Telegram:BotToken"] = "7000000001:invented" });

    public void Dispose() => telegram.Dispose();

    [Fact]
    public void The_topic_is_called_by_how_it_stands_with_the_customer()
    {
        var route = Route();
        var session = Customer("Оксана");

        Assert.Equal("🔔 Оксана", Title(route.Address(session, Call(), [])[0]));
        Assert.Equal("🔔 Оксана", Title(route.Relay(session with { Handoff = new Handoff(Noon) }, Said())[0]));
        Assert.Equal("🧑‍💼 Оксана", Title(route.Relay(session with { Handoff = new Handoff(Noon) { Manager = "Олена" } }, Said())[0]));
        Assert.Equal("✅ Оксана", Title(route.Announce(session, Done(ManagerActionKind.Close))[0]));
    }

    [Fact]
    public void Other_channels_are_named_and_a_long_name_is_cut_to_what_a_topic_takes()
    {
        var title = Title(Route().Address(
            Customer(string.Concat(Enumerable.Repeat("😀", 100)), "instagram:1"), Call(), [])[0]);

        Assert.InRange(title.Length, 100, OutboundTopic.MaxTitleLength);
        Assert.EndsWith("😀 · instagram", title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_topic_that_is_set_is_everybodys() =>
        Assert.Null(Route(managerThread: 7).Address(Customer("Оксана"), Call(), [])[0].Message.Topic);

    [Theory]
    [InlineData(12, false)]
    [InlineData(20, true)]
    public void Outside_of_the_hours_there_is_no_sound(int hour, bool isSilent)
    {
        clock.SetUtcNow(Noon.AddHours(hour - 12));
        var session = Customer("Оксана") with { Handoff = new Handoff(Noon) };

        OutboxEntry[] told = [.. Route().Address(session, Call(), []), .. Route().Relay(session, Said())];

        Assert.All(told, entry => Assert.Equal(isSilent, entry.Message.Silent));
    }

    [Fact]
    public void A_photo_and_a_voice_of_the_burst_follow_the_words_as_copies_of_the_customers_messages()
    {
        var session = Customer("Оксана") with { Recipient = "510", Recent = [new("71", 4, 0), new("72", 5, 0)] };

        var told = Route().Address(
            session, Call(),
            [Line(1, images: ["telegram-file:old"]), Line(2, Author.Bot), Line(4, images: ["telegram-file:A"]), Line(5, media: "voice")]);

        Assert.Equal([null, "510/71", "510/72"], told.Select(entry => entry.Message.Original));
        Assert.All(told, entry => Assert.Equal("🔔 Оксана", Title(entry)));
        Assert.All(told[1..], entry => Assert.Contains("вже недоступні", entry.Message.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("telegram:1", "510", "7000000002:invented")]
    [InlineData("telegram:b:510", "510@b", null)]
    [InlineData("instagram:1", "1", null)]
    public void What_cannot_be_copied_is_sent_anew(string key, string recipient, string? managerBot)
    {
        var session = Customer("Оксана", key) with { Recipient = recipient, Recent = [new("71", 4, 0)] };

        var told = Route(managerBot: managerBot).Address(session, Call(), [Line(4, images: ["some:A"])]);

        Assert.Equal(["some:A"], Assert.Single(told[1..]).Message.Images);
        Assert.Null(told[1].Message.Original);
    }

    [Theory]
    [InlineData("telegram:1", "510", null, true)]
    [InlineData("telegram:1", "510", "7000000002:invented", false)]
    [InlineData("telegram:b:510", "510@b", null, false)]
    [InlineData("instagram:1", "1", null, false)]
    [InlineData("web:1", "1", null, false)]
    [InlineData("manychat:1", "1", null, false)]
    public void What_customers_send_comes_as_it_is_on_every_channel(string key, string recipient, string? managerBot, bool isCopied)
    {
        var session = Customer("Оксана", key) with { Handoff = new Handoff(Noon) };
        var said = Said() with { SessionKey = key, Recipient = recipient, MessageId = "71", Text = "" };
        var file = new AttachedFile("some:V", "audio/ogg");

        var photos = Route(managerBot: managerBot).Relay(session, said with { Images = ["some:A", "some:B"] });
        var voice = Route(managerBot: managerBot).Relay(session, said with { Media = "voice", Files = [file] });

        Assert.Equal((2, 2), (photos.Length, voice.Length));
        if (isCopied)
        {
            Assert.All([photos[1], voice[1]], entry => Assert.Equal("510/71", entry.Message.Original));
            return;
        }

        Assert.Equal(["some:A", "some:B"], photos[1].Message.Images);
        Assert.Equal(file, voice[1].Message.File);
        Assert.Contains("вже недоступні", voice[1].Message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_relayed_says_which_message_of_the_customers_it_is()
    {
        var session = Customer("Оксана") with { Handoff = new Handoff(Noon) };
        var said = Said() with { MessageId = "71", Images = ["some:A"], Text = "> раніше\n" + new string('я', 200) };

        Assert.All(
            Route().Relay(session, said),
            entry => Assert.Equal(new QuotedMessage("71", new string('я', 120)), entry.Message.Relays));
        Assert.Null(Route().Relay(session, said with { MessageId = "" })[0].Message.Relays);
    }

    [Fact]
    public void Earlier_buttons_become_what_can_be_done_now_and_a_payment_can_be_decided_of_until_it_is()
    {
        var proof = new ShownButtons("5", ManagerButtons.OfProof("n1"));
        var call = new ShownButtons("4", ManagerButtons.OfCall);
        var taken = Customer("Оксана") with { Handoff = new Handoff(Noon) { Manager = "Олена" } };
        var decided = taken with { OrderDecisions = [new OrderDecision("n1", OrderStatus.Paid, "Олена", Noon, false)] };
        var rejected = taken with { OrderDecisions = [new OrderDecision("n1", OrderStatus.PendingPayment, "Олена", Noon, true)] };

        Assert.Equal(
            [("5", "/confirm n1 /reject n1 /handback /close"), ("4", "/handback /close")], Refreshed(taken, proof, call));
        Assert.Equal([("5", "/confirm n1 /handback /close")], Refreshed(rejected, proof));
        Assert.Equal([("5", "/handback /close")], Refreshed(decided, proof, new ShownButtons("4", ManagerButtons.OfTaken)));
        Assert.Equal([("4", "/take")], Refreshed(Customer("Оксана"), call));

        (string?, string)[] Refreshed(Session session, params ShownButtons[] shown) =>
        [
            .. Route().Refresh(session, [.. shown]).Select(entry =>
                (entry.Message.ButtonsOf, string.Join(' ', entry.Message.Buttons.Select(button => button.Value)))),
        ];
    }

    [Theory]
    [InlineData("telegram", "510", "oksana_k", "<a href=\"https://t.me/oksana_k\">Оксана</a> (@oksana_k)")]
    [InlineData("telegram", "510", null, "<a href=\"tg://user?id=510\">Оксана</a>")]
    [InlineData("telegram", "-100510", null, "<b>Клієнт:</b> Оксана\n")]
    [InlineData("webchat", "510", null, "<b>Клієнт:</b> Оксана\n")]
    public void The_customer_is_linked_where_the_channel_shows_them(string channel, string recipient, string? username, string shown)
    {
        var session = Customer("Оксана", $"{channel}:1") with { Recipient = recipient };
        session = session with { Customer = session.Customer with { Username = username } };

        Assert.Contains(shown, Route().Address(session, Call(), [])[0].Message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Photos_are_an_album_and_the_proofs_are_among_them_once()
    {
        var call = Call() with { Proofs = [new("0123456789abcdef", ["some:B", "some:C"], "", Noon)] };

        var told = Route().Address(
            Customer("Оксана") with { Recipient = "510" }, call,
            [Line(1, images: ["some:A"]), Line(2, images: ["some:B"]), Line(3, Author.Bot)]);

        Assert.Equal(["some:A", "some:B", "some:C"], Assert.Single(told[1..]).Message.Images);
        Assert.DoesNotContain("some:", told[0].Message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_photos_are_two_albums_at_most()
    {
        var told = Route().Address(
            Customer("Оксана"), Call(), [Line(1, images: [.. Enumerable.Range(0, 35).Select(number => $"some:{number}")])]);

        Assert.Equal([0, 10, 10], told.Select(entry => entry.Message.Images.Length));
    }

    private TelegramAlertRoute Route(int? managerThread = null, string? managerBot = null) => new(
        new ChannelDirectory(telegram.GetServices<IChannelClient>()),
        Options.Create(new TelegramOptions
        {
            BotToken = "7000000001:invented",
            ManagerBotToken = managerBot,
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

    private static TranscriptLine Line(
        long sequence, Author author = Author.Customer, string[]? images = null, string? media = null) => new()
        {
            SessionKey = "telegram:1",
            Sequence = sequence,
            Author = author,
            At = Noon,
            Images = [.. images ?? []],
            Media = media,
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
