using MirtAi.Grains.Conversations;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.FollowUps;

namespace MirtAi.Grains.Tests.Sessions.FollowUps;

/// <summary>When a silent customer is reminded; the tests move the clock.</summary>
public sealed class FollowUpRulesTests
{
    private static readonly TimeZoneInfo Kyiv = TimeZoneInfo.FindSystemTimeZoneById("Europe/Kyiv");
    private static readonly DateTimeOffset Noon = new(2026, 7, 1, 12, 0, 0, TimeSpan.FromHours(3));
    private static readonly MessagingWindows Windows = new([new("instagram", TimeSpan.FromDays(1))]);
    private static readonly FollowUpPolicy Policy = FollowUpPolicy.From(new FollowUpOptions(), Windows, new ConversationOptions());

    public static TheoryData<ConversationState> OpenSales =>
        [ConversationState.Vision, ConversationState.SizeColor, ConversationState.Offer, ConversationState.PaymentDelivery];

    public static TheoryData<ConversationState> OtherStates =>
        [
            ConversationState.Init, ConversationState.Upsell, ConversationState.End, ConversationState.Complaint,
            ConversationState.OutOfDomain,
        ];

    [Theory]
    [MemberData(nameof(OpenSales))]
    public void A_silent_customer_is_reminded_after_4_and_23_hours_and_then_a_manager_is_called(ConversationState state) =>
        Assert.Equal(["Remind 1 after 4", "Remind 2 after 23", "CallManager 0 after 24"], Life(Silent(state)));

    [Theory]
    [MemberData(nameof(OtherStates))]
    public void Where_no_sale_is_open_nobody_is_reminded(ConversationState state) => Assert.Empty(Life(Silent(state)));

    [Fact]
    public void Who_has_only_greeted_is_not_reminded_and_who_looked_at_products_is()
    {
        var greeted = Silent(ConversationState.Discovery);
        var looked = greeted with { Conversation = greeted.Conversation with { Shown = ["dress-anna"] } };

        Assert.Empty(Life(greeted));
        Assert.Equal(3, Life(looked).Count);
    }

    [Fact]
    public void Nobody_is_reminded_after_an_order_an_opt_out_a_takeover_or_when_unreachable()
    {
        var session = Silent(ConversationState.Offer);
        Session[] forbidden =
        [
            session with { Conversation = session.Conversation with { Order = session.Conversation.Order with { Placed = true } } },
            session with { Conversation = session.Conversation with { OptedOut = true } },
            session with { Mode = "manager" },
            session with { Unreachable = true },
        ];

        Assert.All(forbidden, one => Assert.Empty(Life(one)));
        Assert.All(forbidden, one =>
            Assert.Equal(FollowUpKind.Drop, (one with { Silence = Planned(session).Silence }).DueFollowUp(Noon.AddHours(4), Policy)!.Kind));
    }

    [Fact]
    public void A_reminder_that_is_due_at_night_comes_in_the_morning_and_not_all_at_once()
    {
        var evening = Noon.AddHours(8); // 20:00, so that four hours later is midnight.
        var moments = Enumerable.Range(1, 200)
            .Select(number => Planned(Silent(ConversationState.Offer, evening, $"telegram:{number}")).Silence!.At!.Value).ToList();

        Assert.All(moments, at => Assert.InRange(at, Noon.AddHours(20), Noon.AddHours(20) + FollowUpPolicy.Spread));
        Assert.True(moments.Distinct().Count() > 150, "they are spread");
    }

    [Theory]
    [InlineData("instagram", 12, "Remind 1 after 4", "Remind 2 after 23", "CallManager 0 after 24")]
    // The second is due at 22:15 and cannot wait for the morning, when the window is closed.
    [InlineData("instagram", 23.25, "Remind 1 after 8.75-9.25", "CallManager 0 after 32.75")]
    [InlineData("telegram", 23.25, "Remind 1 after 8.75-9.25", "Remind 2 after 32.75-33.25", "CallManager 0 after 33.75-34.25")]
    public void A_reminder_beyond_the_channels_window_is_not_sent(string channel, double hour, params string[] expected)
    {
        var life = Life(Silent(ConversationState.Offer, Noon.AddHours(hour - 12), $"{channel}:1"));

        Assert.Equal(expected.Length, life.Count);
        Assert.All(expected.Zip(life), pair => AssertStep(pair.First, pair.Second));
    }

    [Fact]
    public void After_a_standstill_only_the_last_reminder_comes_and_never_in_the_night()
    {
        var session = Planned(Silent(ConversationState.Offer));
        var night = Noon.AddHours(36); // Midnight of the next day: both were missed.

        var postponed = session.DueFollowUp(night, Policy)!;
        var morning = postponed.Then!.At!.Value;

        Assert.Equal(FollowUpKind.Postpone, postponed.Kind);
        Assert.False(Policy.Quiet.Include(morning));
        Assert.Equal((FollowUpKind.Remind, 2), (session.DueFollowUp(morning, Policy)!.Kind, session.DueFollowUp(morning, Policy)!.Number));
    }

    [Fact]
    public void A_step_is_made_once_and_not_after_the_customer_wrote()
    {
        var session = Planned(Silent(ConversationState.Offer));
        var (now, step) = (Noon.AddHours(4), session.DueFollowUp(Noon.AddHours(4), Policy)!);
        var message = new SessionOutput { Bubbles = [new(new Reply("text"), [new OutboundMessage { Text = "text" }])] };

        var reminded = session.FollowUp(step, message, now, Policy);
        var written = session with { Silence = new Silence(now), Pending = 1 };

        Assert.Equal((1, 1), (reminded.Effects.Lines.Length, reminded.Effects.Outbox.Length));
        Assert.Null(reminded.Next!.FollowUp(step, message, now, Policy).Next);
        Assert.Null(written.FollowUp(step, message, now, Policy).Next);
    }

    [Fact]
    public void Whenever_a_customer_fell_silent_in_a_year_no_reminder_comes_at_night_early_or_beyond_the_window()
    {
        for (var since = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero); since.Year == 2026; since += TimeSpan.FromMinutes(173))
        {
            foreach (var channel in new[] { "telegram", "instagram" })
            {
                foreach (var (kind, _, at) in Steps(Silent(ConversationState.SizeColor, since, $"{channel}:{since.Ticks}")))
                {
                    var hour = TimeZoneInfo.ConvertTime(at, Kyiv).Hour;
                    Assert.True(hour is >= 8 and < 22, $"{kind} at {at:O} for {since:O}");
                    Assert.True(at - since >= Policy.Delays[0], "not early");
                    Assert.True(kind == FollowUpKind.CallManager || at <= Windows.LastMoment(channel, since), "within the window");
                }
            }
        }
    }

    [Fact]
    public void Who_has_ordered_and_sent_no_proof_is_reminded_once_and_nobody_is_called() =>
        Assert.Equal(["Remind 1 after 4"], Life(Ordered()));

    [Fact]
    public void A_reminder_of_a_payment_that_is_due_at_night_comes_in_the_morning()
    {
        var step = Assert.Single(Steps(Ordered(Noon.AddHours(8)))); // 20:00, so that four hours later is midnight.

        Assert.InRange(step.At, Noon.AddHours(20), Noon.AddHours(20) + FollowUpPolicy.Spread);
    }

    [Fact]
    public void Nobody_is_reminded_of_a_payment_that_came_or_was_decided_of_or_of_which_a_manager_tells()
    {
        var session = Ordered();
        var order = session.Conversation.Order;
        Session[] settled =
        [
            session with { Conversation = session.Conversation with { Order = order with { ProofTaken = true } } },
            session with { Conversation = session.Conversation with { OptedOut = true } },
            session with { Mode = SessionModes.Manager },
            session with { Unreachable = true },
            session with { OrderDecisions = [new OrderDecision(order.Number!, OrderStatus.Shipped, "Олена", Noon)] },
        ];

        Assert.All(settled, one => Assert.Empty(Life(one)));
        Assert.All(settled, one =>
            Assert.Equal(FollowUpKind.Drop, (one with { Silence = Planned(session).Silence }).DueFollowUp(Noon.AddHours(4), Policy)!.Kind));
        Assert.Null(session.Planned(Noon.AddSeconds(3), Policy with { RemindsOfPayment = false }).Silence);
    }

    [Fact]
    public void A_rejected_proof_leaves_the_order_unpaid()
    {
        var session = Ordered();
        var rejected = new OrderDecision(session.Conversation.Order.Number!, OrderStatus.PendingPayment, "Олена", Noon, ProofRejected: true);

        Assert.Single(Life(session with { OrderDecisions = [rejected] }));
    }

    [Theory]
    [InlineData(ConversationState.Offer, true)]
    [InlineData(ConversationState.End, false)]
    public void An_answer_tells_a_platform_that_keeps_it_whether_the_customer_will_be_reminded(ConversationState state, bool isPlanned)
    {
        var session = Silent(state) with { Lines = 1, Pending = 1, Turn = new Turn("t", 1, Noon.AddSeconds(10)) };
        var completion = new TurnCompletion
        {
            TurnId = "t",
            Answered = 1,
            Plan = new TurnPlan { Conversation = session.Conversation },
            Output = new SessionOutput
            {
                Bubbles = [new(new("a"), [new OutboundMessage { Text = "a" }]), new(new("b"), [new OutboundMessage { Text = "b" }])],
                Progress = new ContactProgress { State = state.ContractName() },
            },
        };

        var policy = new DebouncePolicy { Window = TimeSpan.Zero, MaxWait = TimeSpan.Zero, FollowUps = Policy };
        var sent = session.Complete(completion, Noon.AddSeconds(3), policy).Effects.Outbox;

        Assert.Equal([null, isPlanned], sent.Select(entry => entry.Message.Progress?.ReminderPlanned));
    }

    [Fact]
    public void After_the_last_reminder_none_is_planned_though_a_manager_will_be_called()
    {
        var planned = Planned(Silent(ConversationState.Offer));
        var first = planned.DueFollowUp(planned.Silence!.At!.Value, Policy)!;
        var reminded = planned with { Silence = first.Then };
        var second = reminded.DueFollowUp(first.Then!.At!.Value, Policy)!;

        Assert.True(planned.HasReminder(Policy));
        Assert.True(reminded.HasReminder(Policy));
        Assert.NotNull(second.Then!.At);
        Assert.False((planned with { Silence = second.Then }).HasReminder(Policy));
        Assert.False((planned with { Silence = null }).HasReminder(Policy));
    }

    private static Session Ordered(DateTimeOffset? since = null)
    {
        var session = Silent(ConversationState.PaymentDelivery, since);
        return session with
        {
            Conversation = session.Conversation with
            {
                Order = session.Conversation.Order with { Placed = true, Number = "0123456789abcdef" },
            },
        };
    }

    private static Session Silent(ConversationState state, DateTimeOffset? since = null, string key = "telegram:1") => Session.New(key) with
    {
        Conversation = new Conversation { State = state },
        Silence = new Silence(since ?? Noon),
    };

    private static Session Planned(Session session) => session.Planned(session.Silence!.Since.AddSeconds(3), Policy);

    private static List<string> Life(Session session) =>
        [.. Steps(session).Select(step => $"{step.Kind} {step.Number} after {(step.At - session.Silence!.Since).TotalHours:0.##}")];

    /// <summary>Everything that happens until nothing is planned any more.</summary>
    private static List<(FollowUpKind Kind, int Number, DateTimeOffset At)> Steps(Session session)
    {
        var steps = new List<(FollowUpKind, int, DateTimeOffset)>();
        var silent = Planned(session);
        while (silent.Silence?.At is { } at)
        {
            var step = silent.DueFollowUp(at, Policy)!;
            Assert.Null(silent.DueFollowUp(at.AddTicks(-1), Policy));
            steps.Add((step.Kind, step.Number, at));
            silent = silent.FollowUp(step, SessionOutput.None, at, Policy).Next!;
        }

        return steps;
    }

    /// <summary>The same step, at a time that may be a range of hours.</summary>
    private static void AssertStep(string expected, string actual)
    {
        var (what, when) = (expected.Split(" after ")[0], expected.Split(" after ")[1].Split('-'));
        Assert.StartsWith(what, actual, StringComparison.Ordinal);
        Assert.InRange(double.Parse(actual.Split(' ')[^1], null), double.Parse(when[0], null), double.Parse(when[^1], null));
    }
}
