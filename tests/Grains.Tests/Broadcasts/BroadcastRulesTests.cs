using System.Collections.Immutable;
using System.Text.Json;
using MirtAi.Grains.Broadcasts;
using MirtAi.Grains.Interfaces.Broadcasts;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Tests.Broadcasts;

public sealed class BroadcastRulesTests
{
    private const string Id = "b1";

    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly BroadcastPlan Plan = new()
    {
        Words = new CustomerWords("привіт", "привет", ""),
        Audience = new BroadcastAudience { Customers = ["x"] },
        At = Start,
        Recipients = 100,
    };

    private readonly BroadcastSelection selection = new(
        new ChannelDirectory([new Channel("telegram", 100), new Channel("instagram", 2), new Channel("web", 0)]),
        new MessagingWindows([KeyValuePair.Create("instagram", TimeSpan.FromHours(24))]));

    private DateTimeOffset now = Start;

    [Fact]
    public void Five_thousand_customers_are_served_in_two_hundred_seconds_though_every_batch_is_a_little_late()
    {
        var customers = Customers(5_000);
        var random = new Random(1);

        var (broadcast, sent) = Run(new Broadcast().Planned(Plan, now).Next!, customers, new BroadcastOptions(), random);

        Assert.Equal(customers.Select(customer => customer.SessionKey), sent);
        Assert.Equal((BroadcastStatus.Done, 5_000), (broadcast.Status, broadcast.Enqueued));
        Assert.InRange((broadcast.EndedAt!.Value - Start).TotalSeconds, 194, 206);
        Assert.Empty(broadcast.Audience.Customers);
    }

    [Fact]
    public void What_was_planned_first_stays_and_tells_by_which_request()
    {
        var planned = new Broadcast().Planned(Plan with { RequestDigest = "first" }, now).Next!;

        Assert.Equal("first", planned.RequestDigest);
        Assert.Null(planned.Planned(Plan with { RequestDigest = "second" }, now).Next);
    }

    /// <summary>What is held of an audience at a time does not depend on how large it is, and neither does what is stored of it.</summary>
    [Fact]
    public void A_million_customers_are_held_a_few_batches_at_a_time()
    {
        const int Million = 1_000_000;
        var options = new BroadcastOptions { MaxRecipients = Million, BatchSize = 1_000 };
        var broadcast = new Broadcast().Planned(Plan with { Recipients = Million }, now).Next!;
        var (batches, stored) = (0, 0);
        while (!broadcast.AllEnqueued)
        {
            now = broadcast.NextAt!.Value;
            var first = broadcast.Cursor.Length == 0 ? 0 : int.Parse(broadcast.Cursor["telegram:".Length..], null);
            var candidates = Customers(Math.Min(options.BatchSize * BroadcastRules.LookAhead, Million - first), first);
            var decision = broadcast.Batch(Id, broadcast.Cursor, candidates, selection, options, now);
            broadcast = decision.Next!;
            batches++;
            Assert.InRange(decision.Effects.Outbox.Length, 0, options.BatchSize);
            stored = Math.Max(stored, JsonSerializer.Serialize(broadcast, JsonSerializerOptions.Web).Length);
        }

        Assert.Equal((Million, Million / options.BatchSize), (broadcast.Enqueued, batches));
        Assert.InRange(stored, 1, 1_000);
    }

    /// <summary>Two processes that both believe it is theirs, each with what it read a while ago.</summary>
    [Fact]
    public void In_any_schedule_of_two_processes_nobody_gets_it_twice_and_nobody_is_missed()
    {
        var customers = Customers(137);
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var options = new BroadcastOptions { BatchSize = random.Next(1, 30) };
            var stored = new Broadcast().Planned(Plan, Start).Next!;
            var (version, sent) = (0, new List<string>());
            var read = new (int Version, Broadcast State, ImmutableArray<Candidate> Next)?[2];
            for (now = Start; !stored.AllEnqueued; now += TimeSpan.FromSeconds(random.Next(1, 3)))
            {
                var process = random.Next(2);
                if (read[process] is not { } held || random.Next(4) == 0)
                {
                    read[process] = (version, stored, Next(customers, stored, options));
                    continue;
                }

                read[process] = null;
                var decision = held.State.Batch(Id, held.State.Cursor, held.Next, selection, options, now);
                if (decision.Next is not { } next || held.Version != version)
                    continue; // Nothing was due, or another commit came first.
                (stored, version) = (next, version + 1);
                sent.AddRange(decision.Effects.Outbox.Select(entry => entry.SessionKey));
            }

            Assert.Equal(customers.Select(customer => customer.SessionKey), sent);
        }
    }

    [Fact]
    public void Who_cannot_or_will_not_get_it_is_left_out_with_the_reason()
    {
        var customers = Customers(5).Select((customer, number) => number switch
        {
            0 => customer with { OptedOut = true },
            1 => customer with { Unreachable = true },
            2 => customer with { Channel = "instagram", WroteAt = Start - TimeSpan.FromHours(25) },
            3 => customer with { WithManager = true },
            _ => customer with { Channel = "viber" },
        }).ToImmutableArray();
        var more = Customers(10)[5..].Select(customer => customer with { Channel = "instagram", WroteAt = Start }).ToImmutableArray();

        var (broadcast, sent) = Run(
            new Broadcast().Planned(Plan, now).Next!, [.. customers, .. more], new BroadcastOptions { MaxRecipients = 3 }, new Random(1));

        Assert.Equal(3, sent.Count);
        Assert.Equal(
            new Dictionary<string, int>
            {
                [LeftOut.OptedOut] = 1,
                [LeftOut.WithManager] = 1,
                [LeftOut.Unreachable] = 1,
                [LeftOut.WindowClosed] = 1,
                [LeftOut.ChannelOff] = 1,
                [LeftOut.Limit] = 2,
            },
            broadcast.Skipped.ToDictionary());
    }

    [Fact]
    public void It_waits_for_its_time_and_is_paused_resumed_and_cancelled()
    {
        var later = new Broadcast().Planned(Plan with { At = Start.AddHours(1) }, now).Next!;
        Assert.Equal((BroadcastStatus.Scheduled, Start.AddHours(1)), (later.Status, later.NextAt));
        Assert.Null(later.Planned(Plan, now).Next);
        Assert.Null(later.Batch(Id, "", Customers(3), selection, new BroadcastOptions(), now).Next);

        var paused = later.Steered(Id, BroadcastSteering.Pause, now).Next!;
        Assert.Null(paused.NextAt);
        Assert.Equal(Start.AddHours(1), paused.Steered(Id, BroadcastSteering.Resume, now).Next!.NextAt);
        var resumed = paused.Steered(Id, BroadcastSteering.Resume, Start.AddHours(2)).Next!;
        Assert.Equal((BroadcastStatus.Running, Start.AddHours(2)), (resumed.Status, resumed.NextAt));

        var cancelled = resumed.Steered(Id, BroadcastSteering.Cancel, now);
        Assert.Equal([new BroadcastWithdrawn(Id)], cancelled.Effects.Features);
        Assert.True(cancelled.Next!.IsOver);
        Assert.Equal((null, now), (cancelled.Next.NextAt, cancelled.Next.WithdrawAt));
        Assert.False(cancelled.Next.Steered(Id, BroadcastSteering.Resume, now).Answer);
        Assert.Null(cancelled.Next.Batch(Id, "", Customers(3), selection, new BroadcastOptions(), now).Next);
        Assert.False(new Broadcast().Steered(Id, BroadcastSteering.Pause, now).Answer);
    }

    [Fact]
    public void Everybody_gets_their_language_and_buttons_below_the_picture()
    {
        var plan = Plan with { Photo = "https://shop.example/a.png", Buttons = ["Хочу"] };
        var customers = Customers(3).Select((customer, number) =>
            customer with { Language = new[] { "uk", "ru", "en" }[number] }).ToImmutableArray();

        var outbox = new Broadcast().Planned(plan, now).Next!
            .Batch(Id, "", customers, selection, new BroadcastOptions(), now).Effects.Outbox;

        Assert.Equal(["привіт", "привет", "привіт"], outbox.Select(entry => entry.Message.Text));
        Assert.All(outbox, entry => Assert.Equal((OutboxLane.Broadcast, Id), (entry.Lane, entry.Message.Broadcast)));
        Assert.Equal(new OutboundButton("Хочу", "▸ Хочу"), Assert.Single(outbox[0].Message.Buttons));
        Assert.Equal(["https://shop.example/a.png"], outbox[0].Message.Images);
    }

    /// <summary>
    /// Withdrawn piece by piece until nothing waits and nothing is on its way: what was on its way may come back to the outbox.
    /// </summary>
    [Fact]
    public void A_cancelled_one_is_withdrawn_in_pieces_until_nothing_of_it_is_left()
    {
        var broadcast = Running().Steered(Id, BroadcastSteering.Cancel, now).Next!;

        var piece = broadcast.Settled(Id, new(250, IsWithdrawable: true), new(), now);
        Assert.Equal([new BroadcastWithdrawn(Id)], piece.Effects.Features);
        Assert.Equal(now, piece.Next!.WithdrawAt);
        var sending = piece.Next.Settled(Id, new(1, IsWithdrawable: false), new(), now);
        Assert.Empty(sending.Effects.Features);
        Assert.Equal(now + BroadcastRules.BacklogPause, sending.Next!.WithdrawAt);
        Assert.Null(sending.Next.Settled(Id, default, new(), now).Next);
        now = sending.Next.WithdrawAt!.Value;
        var last = sending.Next.Settled(Id, default, new(), now).Next!;
        Assert.Equal((BroadcastStatus.Cancelled, null, Start), (last.Status, last.DueAt, last.EndedAt));
    }

    [Fact]
    public void The_next_batch_waits_while_the_channel_is_slower_and_can_be_paused_and_cancelled_until_nothing_waits()
    {
        var options = new BroadcastOptions { MaxWaiting = 10 };
        var full = Running().Settled(Id, new(10, IsWithdrawable: true), options, now);
        Assert.Equal(
            (false, BroadcastStatus.Running, now + BroadcastRules.BacklogPause), (full.Answer, full.Next!.Status, full.Next.NextAt));
        Assert.True(Running().Settled(Id, new(9, IsWithdrawable: true), options, now).Answer);

        var all = Running().Batch(Id, "", Customers(3), selection, options, now).Next!;
        Assert.Equal((BroadcastStatus.Running, true, false), (all.Status, all.AllEnqueued, all.IsOver));
        now = all.NextAt!.Value;
        Assert.Null(all.Batch(Id, all.Cursor, Customers(3), selection, options, now).Next);
        Assert.Equal(BroadcastStatus.Running, all.Settled(Id, new(1, IsWithdrawable: false), options, now).Next!.Status);
        var paused = all.Steered(Id, BroadcastSteering.Pause, now).Next!;
        Assert.Null(paused.NextAt);
        var resumed = paused.Steered(Id, BroadcastSteering.Resume, now).Next!;
        Assert.Equal(BroadcastStatus.Done, resumed.Settled(Id, default, options, now).Next!.Status);
        Assert.True(resumed.Steered(Id, BroadcastSteering.Cancel, now).Answer);
    }

    [Theory]
    [InlineData("uk", "Відписатися", "розсилок")]
    [InlineData("ru", "Отписаться", "рассылок")]
    public void A_button_ends_broadcasts_in_the_language_of_the_text_and_words_say_so_where_there_are_none(
        string language, string label, string hint)
    {
        var plan = Plan with { Photo = "https://shop.example/a.png", Buttons = ["Хочу", "Ні"], OptOutButton = true };
        ImmutableArray<Candidate> customers =
        [
            .. new[] { "telegram", "instagram", "web" }.Select(channel => new Candidate
            {
                SessionKey = channel, Channel = channel, Recipient = "1", Language = language, WroteAt = Start,
            }),
        ];

        var outbox = new Broadcast().Planned(plan, now).Next!
            .Batch(Id, "", customers, selection, new BroadcastOptions(), now).Effects.Outbox.ToLookup(entry => entry.Account);

        var telegram = Assert.Single(outbox["telegram"]).Message;
        Assert.Equal(["Хочу", "Ні", label], telegram.Buttons.Select(button => button.Label));
        Assert.Equal("https://shop.example/a.png", Assert.Single(telegram.Images));
        // Two are all that it shows: the one that ends broadcasts is never left out.
        Assert.Equal(["", "Хочу", label], outbox["instagram"].SelectMany(entry =>
            entry.Message.Buttons.IsDefaultOrEmpty ? [""] : entry.Message.Buttons.Select(button => button.Label)));
        var web = outbox["web"].Select(entry => entry.Message).Single(message => message.Text.Length > 0);
        Assert.EndsWith("«стоп».", web.Text, StringComparison.Ordinal);
        Assert.Contains(hint, web.Text, StringComparison.Ordinal);
        Assert.True(web.Buttons.IsDefaultOrEmpty);
        Assert.All(telegram.Buttons, button => Assert.Equal(button.Label, OutboundButton.WordsOf(button.Value)));
    }

    private Broadcast Running() => new Broadcast().Planned(Plan, now).Next!;

    private (Broadcast Broadcast, List<string> Sent) Run(
        Broadcast broadcast, ImmutableArray<Candidate> customers, BroadcastOptions options, Random random)
    {
        var sent = new List<string>();
        while (broadcast.NextAt is { } due)
        {
            now = due + TimeSpan.FromMilliseconds(random.Next(0, 50));
            var settled = broadcast.Settled(Id, default, options, now);
            if (!settled.Answer)
            {
                broadcast = settled.Next!;
                continue;
            }

            var decision = broadcast.Batch(Id, broadcast.Cursor, Next(customers, broadcast, options), selection, options, now);
            broadcast = decision.Next!;
            sent.AddRange(decision.Effects.Outbox.Select(entry => entry.SessionKey));
        }

        return (broadcast, sent);
    }

    private static ImmutableArray<Candidate> Next(
        ImmutableArray<Candidate> customers, Broadcast broadcast, BroadcastOptions options) =>
        [
            .. customers.Where(customer => string.CompareOrdinal(customer.SessionKey, broadcast.Cursor) > 0)
                .Take(options.BatchSize * BroadcastRules.LookAhead),
        ];

    private static ImmutableArray<Candidate> Customers(int count, int after = 0) =>
    [
        .. Enumerable.Range(after + 1, count).Select(number => new Candidate
        {
            SessionKey = $"telegram:{number:00000}",
            Channel = "telegram",
            Recipient = $"{number}",
        }),
    ];

    private sealed class Channel(string name, int maxButtons) : IChannelClient
    {
        public string Account => name;

        public DeliveryLimits Limits { get; } = new()
        {
            PerSecond = 30,
            PerRecipientPerSecond = 1,
            RecipientBurst = 3,
            MaxTextLength = 4096,
            MaxCaptionLength = 1024,
            MaxAlbumSize = 10,
            MaxButtons = maxButtons,
            CaptionButtons = name == "telegram",
        };

        public Task<SendResult> Send(string recipient, OutboundMessage message, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task ShowTyping(string recipient, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
