using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Grains.Sessions.Hours;

namespace MirtAi.Grains.Tests.Sessions.Handoffs;

public sealed class HandoffRemindersTests : SessionRulesTestBase
{
    private static readonly HandoffPolicy Handoffs = HandoffPolicy.Of(new HandoffOptions());
    private static readonly DebouncePolicy Reminding = Policy with { Handoffs = Handoffs };

    private static readonly OpeningHours Hours = OpeningHours.Of(
        new OpeningHoursOptions { Weekly = "Mon-Fri 09:00-18:00" }, TimeZoneInfo.FindSystemTimeZoneById("Europe/Kyiv"));

    private static readonly OpeningHours Waiting = OpeningHours.Of(
        new OpeningHoursOptions { Weekly = "Mon-Fri 09:00-18:00", Alerts = ClosedAlerts.Wait }, Hours.Zone);

    private static readonly DeliveryLimits Limits = new()
    {
        PerSecond = 30,
        PerRecipientPerSecond = 1,
        RecipientBurst = 3,
        MaxTextLength = 4096,
        MaxCaptionLength = 1024,
        MaxAlbumSize = 10,
    };

    [Fact]
    public void A_call_that_nobody_took_is_told_again_after_five_and_fifteen_minutes()
    {
        Call("L2");

        Assert.Equal([5, 15], Reminders(minutes: 600));
        Assert.Null(Session.WakeAt(Reminding));
        Assert.All(Outbox.Skip(1), entry => Assert.Contains("Клієнт скаржиться</b> · L2", entry.Message.Text, StringComparison.Ordinal));
        Assert.Contains("15 хв", Outbox[^1].Message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_most_urgent_call_is_repeated_until_somebody_takes_it()
    {
        Call("L3");
        Assert.Equal([5, 15, 25, 35, 45, 55], Reminders(minutes: 60));

        Manage(ManagerActionKind.TakeOver);

        Assert.Empty(Reminders(minutes: 29));
    }

    [Fact]
    public void A_call_that_leaves_the_conversation_with_the_bot_is_told_again_until_a_person_comes()
    {
        Call("L1", reason: EscalationReasons.MorePhotos);
        Assert.Equal(SessionModes.Bot, Session.Mode);
        Pass(seconds: 58);
        Call("L1", reason: EscalationReasons.Link); // Two seconds later; the older one waits.

        Assert.Equal([4], Reminders(minutes: 10));
        Assert.Contains("Клієнт просить більше фото</b> · L1", Outbox[^1].Message.Text, StringComparison.Ordinal);
        Assert.Equal([4], Reminders(minutes: 600));
        Assert.Null(Session.WakeAt(Reminding));
        Assert.Contains("15 хв", Outbox[^1].Message.Text, StringComparison.Ordinal);

        Call("L1", reason: EscalationReasons.Link); // Nobody is reminded of the older one any more.
        Assert.Equal([5, 15], Reminders(minutes: 600));
    }

    [Theory]
    [InlineData(ManagerActionKind.TakeOver)]
    [InlineData(ManagerActionKind.Close)]
    [InlineData(ManagerActionKind.Say)]
    public void Nobody_is_reminded_of_a_call_that_a_person_dealt_with(ManagerActionKind kind)
    {
        Call("L1", reason: EscalationReasons.MorePhotos);

        Manage(kind);

        Assert.Empty(Reminders(minutes: 600));
    }

    [Theory]
    [InlineData(EscalationReasons.OrderConfirmed)]
    [InlineData(EscalationReasons.FollowUpSilence)]
    public void Nobody_is_reminded_of_what_nobody_waits_for(string reason)
    {
        Call("L1", reason: reason);

        Assert.Empty(Reminders(minutes: 600));
    }

    [Fact]
    public void Without_a_managers_chat_there_is_nobody_to_remind()
    {
        Call("L1", reason: EscalationReasons.MorePhotos, isTold: false);

        Assert.Null(Session.WakeAt(Reminding));
    }

    [Fact]
    public void Outside_of_the_hours_no_time_passes_for_a_call_that_leaves_the_conversation_with_the_bot()
    {
        var policy = Reminding with { Handoffs = Handoffs with { Hours = Hours } };
        Call("L1", policy, EscalationReasons.MorePhotos); // At 11:00 of a Sunday, in Kyiv.
        Assert.Equal(Now.Date.AddDays(1).AddHours(7).AddMinutes(5), Session.WakeAt(policy)?.UtcDateTime); // Monday 09:05.

        Now = Now.Date.AddDays(1).AddHours(20); // Monday evening; the service stood all day.
        Assert.False(Remind(policy.Handoffs));
        Assert.Equal(Now.Date.AddDays(1).AddHours(7), Session.WakeAt(policy)?.UtcDateTime);
    }

    [Fact]
    public void What_the_customer_writes_meanwhile_moves_no_reminder_of_the_call()
    {
        Call("L2");
        Pass(seconds: 240);
        Apply(Session.Receive(Event("hello?"), Now, Reminding));

        Assert.Equal([1, 11], Reminders(minutes: 60));
    }

    [Fact]
    public void A_manager_who_is_silent_is_reminded_once_and_then_the_bot_offers_to_go_on()
    {
        Taken();
        Assert.Empty(Reminders(minutes: 600)); // The customer waits for nothing.
        Write("are you there?");
        Pass(seconds: 600);
        Write("hello?");

        Assert.Equal([20, 110], Reminders(minutes: 600));
        Assert.DoesNotContain("Повернути чат боту?", Outbox[^2].Message.Text, StringComparison.Ordinal);
        Assert.Contains("Olena", Outbox[^2].Message.Text, StringComparison.Ordinal);
        Assert.Contains("чекає на відповідь 2 год. Повернути чат боту?", Outbox[^1].Message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_ends_the_wait_and_the_next_one_counts_anew()
    {
        Taken();
        Write("are you there?");
        Assert.Equal([30], Reminders(minutes: 40));
        Manage(ManagerActionKind.Say);
        Assert.Empty(Reminders(minutes: 600));

        Write("and now?");

        Assert.Equal([30, 120], Reminders(minutes: 600));
    }

    [Theory]
    [InlineData(ManagerActionKind.HandBack)]
    [InlineData(ManagerActionKind.Close)]
    public void Nobody_is_reminded_of_a_conversation_that_the_bot_has_again(ManagerActionKind end)
    {
        Call("L3");
        Manage(end);

        Assert.Empty(Reminders(minutes: 600));
    }

    [Fact]
    public void After_an_outage_only_the_last_reminder_is_sent()
    {
        Call("L3");
        Pass(seconds: TimeSpan.FromMinutes(61).TotalSeconds);
        var outbox = Outbox.Count;

        Assert.True(Remind());

        Assert.Equal(outbox + 1, Outbox.Count);
        Assert.Equal(TimeSpan.FromMinutes(4), Session.WakeAt(Reminding) - Now);
    }

    [Fact]
    public void A_reminder_is_sent_once()
    {
        Call("L2");
        Pass(seconds: 300);

        Assert.True(Remind());
        Assert.False(Remind());
    }

    [Fact]
    public void Outside_of_the_hours_no_time_passes_for_a_call()
    {
        var policy = Reminding with { Handoffs = Handoffs with { Hours = Hours } };
        Call("L2", policy); // At 11:00 of a Sunday, in Kyiv.
        var begun = Now;

        Assert.Equal(begun.Date.AddDays(1).AddHours(7).AddMinutes(5), Session.WakeAt(policy)?.UtcDateTime); // Monday 09:05.
    }

    [Fact]
    public void A_reminder_that_was_missed_waits_for_the_next_opening()
    {
        var policy = Reminding with { Handoffs = Handoffs with { Hours = Hours } };
        Call("L3", policy);
        Now = new DateTimeOffset(2026, 3, 2, 20, 0, 0, TimeSpan.Zero); // Monday evening; the service stood all day.
        var outbox = Outbox.Count;

        Assert.False(Remind(policy.Handoffs));
        Assert.Equal(outbox, Outbox.Count);
        Now = Session.WakeAt(policy)!.Value;
        Assert.True(Remind(policy.Handoffs));

        Assert.Equal(new DateTime(2026, 3, 3, 7, 0, 0), Now.UtcDateTime);
        Assert.Equal(outbox + 1, Outbox.Count);
    }

    [Fact]
    public void A_manager_is_not_reminded_of_the_night()
    {
        var policy = Reminding with { Handoffs = Handoffs with { Hours = Hours } };
        Now = new DateTimeOffset(2026, 3, 2, 15, 50, 0, TimeSpan.Zero); // Ten minutes before closing.
        Call("L2", policy);
        Apply(Session.Manage(new ManagerAction { Kind = ManagerActionKind.Say, Manager = "Olena", Text = "I am here" }, Limits, Now, policy));

        Apply(Session.Receive(Event("are you there?"), Now, policy));

        var waited = new DateTimeOffset(2026, 3, 3, 7, 0, 0, TimeSpan.Zero) - Session.WakeAt(policy);
        Assert.Equal(20, -waited!.Value.TotalMinutes, 0.1);
    }

    [Fact]
    public void A_call_in_the_night_is_told_when_the_shop_opens_and_reminded_of_from_there_on()
    {
        var policy = Reminding with { Handoffs = Handoffs with { Hours = Waiting } };

        Call("L2", policy); // On a Sunday.

        Assert.Empty(Outbox);
        Now = Session.WakeAt(policy)!.Value;
        Assert.Equal(new DateTime(2026, 3, 2, 7, 0, 0), Now.UtcDateTime);
        Assert.True(Remind(policy.Handoffs));
        Assert.Equal("the call", Assert.Single(Outbox).Message.Text);
        Assert.Equal(TimeSpan.FromMinutes(5), Session.WakeAt(policy) - Now);
    }

    [Fact]
    public void Calls_in_the_night_that_leave_the_conversation_with_the_bot_are_told_when_the_shop_opens()
    {
        var policy = Reminding with { Handoffs = Handoffs with { Hours = Waiting } };

        Call("L1", policy, EscalationReasons.MorePhotos); // On a Sunday.
        Call("L1", policy, EscalationReasons.Link);
        Call("L1", policy, EscalationReasons.PaymentProof); // It is a notice, and told at once.

        Assert.Single(Outbox);
        Assert.Equal(["MORE_PHOTOS", "LINK"], Session.Call!.Untold.Select(call => call.Reason));
        Now = Session.WakeAt(policy)!.Value;
        Assert.Equal(new DateTime(2026, 3, 2, 7, 0, 0), Now.UtcDateTime);
        Assert.True(Remind(policy.Handoffs));
        Assert.Equal("the call", Outbox[^1].Message.Text);
        Assert.Empty(Session.Call.Untold);
        Assert.Equal(TimeSpan.FromMinutes(5), Session.WakeAt(policy) - Now);
    }

    [Fact]
    public void An_urgent_call_in_the_night_leaves_the_others_to_be_told_with_it()
    {
        var policy = Reminding with { Handoffs = Handoffs with { Hours = Waiting } };
        Call("L1", policy, EscalationReasons.MorePhotos);

        Call("L2", policy);

        Assert.Equal(("MORE_PHOTOS", "COMPLAINT"), (Assert.Single(Session.Call!.Untold).Reason, Session.Handoff?.Untold?.Reason));
        Now = Session.WakeAt(policy)!.Value;
        Assert.True(Remind(policy.Handoffs));
        Assert.Null(Session.Call);
    }

    [Fact]
    public void A_payment_that_was_decided_of_in_the_night_is_not_told_in_the_morning()
    {
        var call = new OpenCall(EscalationReasons.PaymentProof, Now);
        var other = new Escalation { SessionKey = "telegram:1", Reason = EscalationReasons.Link, State = "STATE_0_INIT", At = Now };
        var proof = other with { Reason = EscalationReasons.PaymentProof };

        Assert.Null((call with { Untold = [proof] }).Without(EscalationReasons.PaymentProof));
        Assert.Equal(EscalationReasons.Link, (call with { Untold = [proof, other] }).Without(EscalationReasons.PaymentProof)?.Reason);
        Assert.Equal([proof], (call with { Untold = [proof, other] }).Without(EscalationReasons.Link)!.Untold);
    }

    [Fact]
    public void A_call_that_somebody_took_in_the_night_is_not_told_in_the_morning()
    {
        var policy = Reminding with { Handoffs = Handoffs with { Hours = Waiting } };
        Call("L2", policy);

        Manage(ManagerActionKind.TakeOver);

        Assert.Empty(Outbox);
        Assert.Null(Session.WakeAt(policy));
    }

    [Fact]
    public void A_call_in_the_hours_is_told_at_once()
    {
        Now = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

        Call("L2", Reminding with { Handoffs = Handoffs with { Hours = Waiting } });

        Assert.Equal("the call", Assert.Single(Outbox).Message.Text);
    }

    /// <summary>The minutes, from now, in which managers are reminded.</summary>
    private List<double> Reminders(int minutes)
    {
        var (begun, reminded) = (Now, new List<double>());
        while (Session.WakeAt(Reminding) is { } at && at <= begun + TimeSpan.FromMinutes(minutes) && Session.Pending == 0)
        {
            Now = at;
            Assert.True(Remind());
            reminded.Add((at - begun).TotalMinutes);
        }

        Now = begun + TimeSpan.FromMinutes(minutes);
        return reminded;
    }

    private bool Remind(HandoffPolicy? policy = null)
    {
        var now = Now;
        return Apply(Session.Remind(
            session => [SessionRules.Entry(session, RelayComposer.Reminder(session, now), 0)], [Alert()], now, policy ?? Handoffs));
    }

    private OutboxEntry Alert() => SessionRules.Entry(Session, new OutboundMessage { Text = "the call" }, 0);

    private void Call(
        string level, DebouncePolicy? policy = null, string reason = EscalationReasons.Complaint, bool isTold = true)
    {
        policy ??= Reminding;
        Apply(Session.Receive(Event("it is torn!"), Now, policy));
        Pass(seconds: 2);
        var turn = Apply(Session.Begin("call", Now, policy))!;
        var escalation = new Escalation
        {
            SessionKey = Session.Key,
            Reason = reason,
            Level = level,
            State = "STATE_8_COMPLAINT",
            At = Now,
        };
        Apply(Session.Complete(
            new TurnCompletion
            {
                TurnId = turn.Id,
                Answered = 1,
                Holds = EscalationReasons.Holds(reason),
                Plan = new TurnPlan { Conversation = Session.Conversation },
                Output = new SessionOutput { Escalation = escalation, Alert = isTold ? [Alert()] : [] },
            },
            Now,
            policy));
    }

    private void Taken()
    {
        Call("L2");
        Manage(ManagerActionKind.TakeOver);
        Manage(ManagerActionKind.Say);
    }

    private void Write(string text) => Apply(Session.Receive(Event(text), Now, Reminding));

    private void Manage(ManagerActionKind kind) => Assert.Equal(
        ManagerOutcome.Done,
        Apply(Session.Manage(new ManagerAction { Kind = kind, Manager = "Olena", Text = "good day" }, Limits, Now, Reminding)).Outcome);
}
