using MirtAi.Grains.Conversations;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Grains.Tests.Sessions.Handoffs;

public sealed class HandoffRulesTests : SessionRulesTestBase
{
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
    public void Who_takes_over_silences_the_bot()
    {
        Receive("where is my parcel?");

        var receipt = Do(ManagerActionKind.TakeOver);

        Assert.Equal(new(ManagerOutcome.Done, "Olena", Now), receipt);
        Assert.Equal((SessionModes.Manager, null), (Session.Mode, Session.WakeAt(Policy)));
        Assert.Null(Begin());
    }

    [Fact]
    public void A_turn_that_runs_at_the_take_over_is_discarded()
    {
        Receive("hello");
        Pass(seconds: 2);
        Begin("running");

        Do(ManagerActionKind.TakeOver);

        Assert.False(Complete("running", 1, "good day"));
        Assert.Empty(Outbox);
        Assert.Equal([Author.Customer], Lines.Select(line => line.Author));
    }

    [Fact]
    public void What_the_customer_has_not_got_is_withdrawn_and_the_calls_are_taken()
    {
        Receive("hello");

        var decision = Session.Manage(Action(ManagerActionKind.TakeOver), Limits, Now, Policy);

        Assert.Equal(
            [new UnsentWithdrawn("telegram:1", 1), new EscalationChange("telegram:1", EscalationStatus.Taken, "Olena", Now)],
            decision.Effects.Features);
    }

    [Fact]
    public void The_second_manager_learns_who_was_first()
    {
        Receive("hello");
        Do(ManagerActionKind.TakeOver);
        var first = Now;
        Pass(seconds: 60);

        Assert.Equal(new(ManagerOutcome.TakenByAnother, "Olena", first), Do(ManagerActionKind.TakeOver, "Petro"));
        Assert.Equal(ManagerOutcome.AlreadySo, Do(ManagerActionKind.TakeOver).Outcome);
    }

    [Fact]
    public void A_manager_answers_in_the_shops_name()
    {
        Receive("hello");
        Do(ManagerActionKind.TakeOver);

        var receipt = Say("Good day, this is Olena");

        Assert.Equal(ManagerOutcome.Done, receipt.Outcome);
        Assert.Equal((Author.Manager, 2L, "Good day, this is Olena"), (Lines[^1].Author, Lines[^1].Sequence, Lines[^1].Text));
        var entry = Assert.Single(Outbox);
        Assert.Equal(("telegram", "1", 2L, "Good day, this is Olena"), (entry.Account, entry.Recipient, entry.Sequence, entry.Message.Text));
    }

    [Fact]
    public void Who_thinks_that_nobody_has_the_conversation_says_nothing_while_another_manager_has_it()
    {
        Receive("hello");
        var word = Action(ManagerActionKind.Say, "Petro") with { Text = "Petro here", Holder = "" };
        Do(ManagerActionKind.TakeOver);

        Assert.Equal(new(ManagerOutcome.TakenByAnother, "Olena", Now), Apply(Session.Manage(word, Limits, Now, Policy)));
        Assert.Empty(Outbox);
        Assert.Equal(ManagerOutcome.Done, Apply(Session.Manage(word with { Manager = "Olena" }, Limits, Now, Policy)).Outcome);
        Assert.Equal(ManagerOutcome.Done, Apply(Session.Manage(word with { Holder = "Olena" }, Limits, Now, Policy)).Outcome);
        Do(ManagerActionKind.HandBack);
        Do(ManagerActionKind.TakeOver, "telegram"); // In the platform's own inbox.
        Assert.Equal(ManagerOutcome.Done, Apply(Session.Manage(word, Limits, Now, Policy)).Outcome);
    }

    [Fact]
    public void What_was_closed_is_closed_unless_a_call_waits()
    {
        Assert.False(Session.IsClosed(hasCalls: false));
        Receive("hello");
        Assert.True(Session.IsClosed(hasCalls: false));
        Assert.False(Session.IsClosed(hasCalls: true));

        Do(ManagerActionKind.TakeOver);
        Assert.False(Session.IsClosed(hasCalls: false));
        Do(ManagerActionKind.Close);

        Assert.True(Session.IsClosed(hasCalls: false));
    }

    [Fact]
    public void Who_writes_to_a_customer_whom_the_bot_has_takes_over()
    {
        Receive("hello");

        var decision = Session.Manage(Action(ManagerActionKind.Say) with { Text = "Olena here" }, Limits, Now, Policy);

        Assert.Equal(new(ManagerOutcome.Done, "Olena", Now), decision.Answer);
        Assert.Equal(
            [
                new UnsentWithdrawn("telegram:1", 1), new EscalationChange("telegram:1", EscalationStatus.Taken, "Olena", Now),
                new ManagerLine("telegram:1", 2, "Olena", Now),
                new EscalationAnswered("telegram:1", "Olena", Now),
            ],
            decision.Effects.Features);
    }

    [Fact]
    public void The_bot_answers_what_came_after_the_managers_last_word()
    {
        Receive("hello");
        Do(ManagerActionKind.TakeOver);
        Receive("are you a person?");
        Say("Yes, I am Olena");
        Receive("and which sizes are there?");
        Receive("for 128 cm");

        Do(ManagerActionKind.HandBack);
        Pass(seconds: 2);
        var turn = Begin();

        Assert.Equal((SessionModes.Bot, 2, null), (Session.Mode, Session.Pending, Session.Handoff));
        Assert.Equal((3L, 5L), (Session.Answered, turn!.UpTo));
    }

    [Fact]
    public void After_the_managers_last_word_the_bot_waits_for_the_customer()
    {
        Receive("hello");
        Do(ManagerActionKind.TakeOver);
        Say("Good day");

        Do(ManagerActionKind.HandBack);
        Assert.Null(SecondsToWake);
        Receive("thanks");
        Pass(seconds: 2);

        Assert.Equal(3, Begin()?.UpTo);
        Assert.Equal(1, Session.Pending);
    }

    [Fact]
    public void What_is_closed_needs_no_answer()
    {
        Receive("hello");
        Do(ManagerActionKind.TakeOver);
        Receive("thanks");

        var decision = Session.Manage(Action(ManagerActionKind.Close), Limits, Now, Policy);
        Apply(decision);

        Assert.Equal((SessionModes.Bot, 0, 2L), (Session.Mode, Session.Pending, Session.Answered));
        Assert.Equal(
            [new EscalationChange("telegram:1", EscalationStatus.Closed, "Olena", Now) { How = EscalationEnds.Closed }],
            decision.Effects.Features);
    }

    [Fact]
    public void A_complaint_that_a_person_dealt_with_is_over()
    {
        Receive("it is torn!");
        Session = Session with { Conversation = Session.Conversation.In(ConversationState.Complaint) };
        Do(ManagerActionKind.TakeOver);

        Do(ManagerActionKind.HandBack);

        Assert.Equal((ConversationState.End, null), (Session.Conversation.State, Session.Conversation.Alert));
    }

    [Fact]
    public void A_call_that_holds_silences_the_bot_behind_its_last_answer()
    {
        Receive("it is torn!");
        Pass(seconds: 2);
        Begin("t");
        Receive("do you hear?");
        Begin("t2");

        Pass(seconds: 2);
        var turn = Begin("t3");
        Apply(Session.Complete(
            new TurnCompletion
            {
                TurnId = turn!.Id,
                Answered = 2,
                Holds = true,
                Plan = new TurnPlan { Conversation = Session.Conversation },
                Output = new SessionOutput { Bubbles = [new(new Reply("A manager will write"), [new OutboundMessage { Text = "A manager will write" }])] },
            },
            Now,
            Policy));
        Receive("well?");

        Assert.Equal((SessionModes.Manager, null, 1), (Session.Mode, Session.Handoff!.Manager, Session.Handoff.Waiting));
        Assert.Single(Outbox);
        Assert.Null(SecondsToWake);
        Assert.Equal(ManagerOutcome.Done, Do(ManagerActionKind.TakeOver).Outcome);
    }

    [Fact]
    public void A_customer_who_left_cannot_be_written_to()
    {
        Receive("hello");
        Apply(Session.MarkUnreachable());

        Assert.Equal(ManagerOutcome.Unreachable, Say("Good day").Outcome);
        Assert.Empty(Outbox);
    }

    [Fact]
    public void What_only_the_platforms_message_holds_goes_to_its_own_customers_alone()
    {
        Receive("hello");
        var voice = Action(ManagerActionKind.Say) with { Original = "telegram:-100/7", Media = "voice" };

        Assert.Equal(ManagerOutcome.Done, Apply(Session.Manage(voice, Limits, Now, Policy)).Outcome);
        Assert.Equal("-100/7", Assert.Single(Outbox).Message.Original);
        Session = Session.New("web:1") with { Lines = 1 };
        Assert.Equal(ManagerOutcome.NotCarried, Session.Manage(voice, Limits, Now, Policy).Answer.Outcome);
    }

    [Fact]
    public void A_file_goes_after_its_words_to_customers_whose_channel_can_fetch_it()
    {
        var file = new AttachedFile("telegram-file:AwAC", "audio/ogg");
        var voice = Action(ManagerActionKind.Say) with { Text = "Listen", Original = "telegram:-100/7", Media = "voice", File = file };
        Session = Session.New("instagram:1") with { Lines = 1, Recipient = "1" };

        Assert.Equal(ManagerOutcome.NotCarried, Session.Manage(voice, Limits, Now, Policy).Answer.Outcome);
        var limits = Limits with { Carries = (recipient, carried) => recipient == "1" && carried == file };
        Assert.Equal(ManagerOutcome.Done, Apply(Session.Manage(voice, limits, Now, Policy)).Outcome);

        Assert.Equal([("Listen", null), ("", file)], Outbox.Select(entry => (entry.Message.Text, entry.Message.File)));
        Assert.Equal(("Listen", "voice"), (Lines[^1].Text, Lines[^1].Media));
    }

    [Fact]
    public void An_answer_to_a_certain_message_says_which_one_as_the_channel_shows_it()
    {
        Receive("Чи є 122?", "71");
        Receive("А червона?", "72");
        var first = Action(ManagerActionKind.Say) with { Text = "Є", Answers = new QuotedMessage("71", "Чи є 122?") };
        var last = first with { Answers = new QuotedMessage("72", "А червона?") };

        (string, string?) Sent(ManagerAction action, DeliveryLimits limits)
        {
            var decision = Session.Manage(action, limits, Now, Policy);
            Assert.Equal("Є", decision.Effects.Lines.Single().Text);
            var message = decision.Effects.Outbox.Single().Message;
            return (message.Text, message.ReplyTo);
        }

        Assert.Equal(("Є", "71"), Sent(first, Limits with { Replies = true }));
        Assert.Equal(("> Чи є 122?\nЄ", null), Sent(first, Limits));
        Assert.Equal(("Є", null), Sent(last, Limits));
        Assert.Equal(("Є", null), Sent(first with { Answers = new QuotedMessage("70", "") }, Limits));
    }

    [Fact]
    public void Nobody_takes_over_a_customer_who_never_wrote() =>
        Assert.All(Enum.GetValues<ManagerActionKind>(), kind => Assert.Equal(ManagerOutcome.NoSession, Do(kind).Outcome));

    /// <summary>Whatever happens in whatever order: after a take-over nothing of the bot's is said until the conversation is back.</summary>
    [Fact]
    public void In_ten_thousand_schedules_the_bot_is_silent_while_a_person_has_the_conversation()
    {
        for (var seed = 0; seed < 10_000; seed++)
        {
            var random = new Random(seed);
            (Session, Now) = (Session.New("telegram:1"), new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
            string? turn = null;
            for (var step = 0; step < 30; step++)
            {
                var (lines, isManagers) = (Lines.Count, Session.Mode == SessionModes.Manager);
                switch (random.Next(7))
                {
                    case 0:
                    case 1:
                        Receive("message");
                        break;
                    case 2:
                        turn = Begin($"turn-{step}")?.Id ?? turn;
                        break;
                    case 3 when turn is not null:
                        Complete(turn, 1, "answer");
                        break;
                    case 4:
                        Do(ManagerActionKind.TakeOver);
                        break;
                    case 5:
                        Say("a person's word");
                        break;
                    case 6 when random.Next(3) == 0:
                        Do(random.Next(2) == 0 ? ManagerActionKind.HandBack : ManagerActionKind.Close);
                        break;
                }

                if (isManagers)
                    Assert.DoesNotContain(Lines.Skip(lines), line => line.Author == Author.Bot);
                Assert.Equal(Session.Handoff is not null, Session.Mode == SessionModes.Manager);
                Assert.True(Session.Pending >= 0 && Session.Answered <= Session.Lines, $"seed {seed}");
                Pass(random.NextDouble() * 3);
            }

            Lines.Clear();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_note_stands_in_the_transcript_and_changes_nothing_else(bool isTaken)
    {
        Receive("hello");
        if (isTaken)
            Do(ManagerActionKind.TakeOver, "Petro");
        Outbox.Clear();
        var before = Session;

        var decision = Session.Manage(Action(ManagerActionKind.Note) with { Text = "wants a discount" }, Limits, Now, Policy);
        var receipt = Apply(decision);

        Assert.Equal((ManagerOutcome.Done, isTaken ? "Petro" : null), (receipt.Outcome, receipt.Manager));
        Assert.Equal((Author.Note, 2L, "wants a discount"), (Lines[^1].Author, Lines[^1].Sequence, Lines[^1].Text));
        Assert.Empty(Outbox);
        Assert.Equal([new ManagerLine("telegram:1", 2, "Olena", Now)], decision.Effects.Features);
        Assert.Equal(before with { Lines = 2 }, Session);
    }

    [Fact]
    public void A_note_leaves_the_turn_that_runs_and_what_waits_for_it()
    {
        Receive("hello");
        Pass(seconds: 2);
        Begin("running");

        Apply(Session.Manage(Action(ManagerActionKind.Note) with { Text = "a note" }, Limits, Now, Policy));

        Assert.True(Complete("running", 1, "good day"));
        Assert.Equal([Author.Customer, Author.Note, Author.Bot], Lines.Select(line => line.Author));
        Assert.Equal(["good day"], Outbox.Select(entry => entry.Message.Text));
        Assert.Equal(0, Session.Pending);
    }

    private static ManagerAction Action(ManagerActionKind kind, string manager = "Olena") => new() { Kind = kind, Manager = manager };

    private ManagerReceipt Do(ManagerActionKind kind, string manager = "Olena") =>
        Apply(Session.Manage(Action(kind, manager), Limits, Now, Policy));

    private ManagerReceipt Say(string text) =>
        Apply(Session.Manage(Action(ManagerActionKind.Say) with { Text = text }, Limits, Now, Policy));
}
