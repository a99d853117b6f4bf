using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Grains.Tests.Sessions.Handoffs;

public sealed class HandoffRemindersTests : SessionRulesTestBase
{
    private static readonly HandoffPolicy Handoffs = HandoffPolicy.Of(new HandoffOptions());
    private static readonly DebouncePolicy Reminding = Policy with { Handoffs = Handoffs };

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
        Assert.All(Outbox, entry => Assert.Contains("COMPLAINT · L2", entry.Message.Text, StringComparison.Ordinal));
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

    private bool Remind()
    {
        var now = Now;
        return Apply(Session.Remind(
            session => [SessionRules.Entry(session, RelayComposer.Reminder(session, now), 0)], now, Handoffs));
    }

    private void Call(string level)
    {
        Apply(Session.Receive(Event("it is torn!"), Now, Reminding));
        Pass(seconds: 2);
        var turn = Apply(Session.Begin("call", Now, Reminding))!;
        var escalation = new Escalation
        {
            SessionKey = Session.Key,
            Reason = EscalationReasons.Complaint,
            Level = level,
            State = "STATE_8_COMPLAINT",
            At = Now,
        };
        Apply(Session.Complete(
            new TurnCompletion
            {
                TurnId = turn.Id,
                Answered = 1,
                Holds = true,
                Plan = new TurnPlan { Conversation = Session.Conversation },
                Output = new SessionOutput { Escalation = escalation },
            },
            Now,
            Reminding));
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
