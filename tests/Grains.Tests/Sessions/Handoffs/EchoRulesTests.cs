using MirtAi.Grains.Audit;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Grains.Tests.Sessions.Handoffs;

/// <summary>What is written to a customer in the shop's name by another way than this service.</summary>
public sealed class EchoRulesTests : SessionRulesTestBase
{
    private static readonly DebouncePolicy WithAutomaticReplies =
        Policy with { Handoffs = HandoffPolicy.Off with { AutomaticReply = TimeSpan.FromSeconds(5) } };

    [Fact]
    public void A_person_who_writes_in_the_platforms_application_has_taken_over()
    {
        Receive("how much is the trench coat?");
        Pass(seconds: 2);
        Begin("running");
        Pass(seconds: 60);

        Echoed("1,850, dear");

        Assert.Equal((SessionModes.Manager, "telegram", 0), (Session.Mode, Session.Handoff?.Manager, Session.Handoff?.Waiting));
        Assert.False(Complete("running", 1, "it costs 1,850"));
        Assert.Equal([Author.Customer, Author.Manager], Lines.Select(line => line.Author));
        Assert.Null(Session.WakeAt(WithAutomaticReplies));
        Receive("thank you");
        Assert.Null(Begin());
    }

    [Fact]
    public void What_the_bot_has_not_sent_is_withdrawn_and_its_calls_are_taken()
    {
        Receive("hello");
        Pass(seconds: 60);

        var decision = Session.WrittenElsewhere(Echo("good day"), Now, WithAutomaticReplies);

        Assert.Equal(
            [
                new UnsentWithdrawn("telegram:1", 1),
                new EscalationChange("telegram:1", EscalationStatus.Taken, "telegram", Now),
                new ManagerLine("telegram:1", 2, "telegram", Now),
                new EscalationAnswered("telegram:1", "telegram", Now),
            ],
            decision.Effects.Features);
        Assert.Empty(decision.Effects.Outbox);
    }

    [Fact]
    public void While_a_person_has_the_conversation_in_the_platforms_inbox_the_bot_is_silent()
    {
        Receive("how much is the trench coat?");
        Pass(seconds: 2);
        Begin("running");

        var decision = Session.Receive(Event("hello?") with { HeldElsewhere = true }, Now, Policy);
        Apply(decision);

        Assert.Equal((SessionModes.Manager, "telegram", 2), (Session.Mode, Session.Handoff?.Manager, Session.Handoff?.Waiting));
        Assert.Contains(new EscalationChange("telegram:1", EscalationStatus.Taken, "telegram", Now), decision.Effects.Features);
        Assert.False(Complete("running", 1, "it costs 1,850"));
        Pass(seconds: 60);
        Assert.Null(Begin());
    }

    [Fact]
    public void Once_the_person_has_left_the_next_message_is_the_bots_and_only_that()
    {
        Receive(Event("hello?") with { HeldElsewhere = true });
        Receive(Event("are you there?") with { HeldElsewhere = true });

        Receive(Event("and the price?") with { HeldElsewhere = false });
        Pass(seconds: 2);

        Assert.Equal((SessionModes.Bot, 1), (Session.Mode, Session.Pending));
        Assert.Equal(3, Begin()!.UpTo);
        Assert.Equal(2, Session.Answered);
    }

    [Fact]
    public void Who_takes_and_leaves_a_conversation_in_the_platforms_inbox_is_in_the_audit_trail_once()
    {
        AuditEntry[] Entries(bool isHeld) =>
            [.. Effects(Event("hello?") with { HeldElsewhere = isHeld }).Features.OfType<AuditEntry>()];

        Assert.Empty(Entries(isHeld: false));
        Assert.Equal([new AuditEntry("telegram", "takeover", "telegram:1", "", Now)], Entries(isHeld: true));
        Assert.Empty(Entries(isHeld: true));
        Assert.Equal([new AuditEntry("telegram", "handback", "telegram:1", "", Now)], Entries(isHeld: false));
        Assert.Empty(Entries(isHeld: false));

        CommitEffects Effects(InboundEvent inbound)
        {
            var decision = Session.Receive(inbound, Now, Policy);
            Apply(decision);
            return decision.Effects;
        }
    }

    [Fact]
    public void What_a_manager_took_in_another_place_no_tag_gives_back()
    {
        Receive("hello");
        var takeover = new ManagerAction { Kind = ManagerActionKind.TakeOver, Manager = "Olena" };
        Apply(Session.Manage(takeover, new ClosedChannel("telegram").Limits, Now, Policy));

        Receive(Event("and the price?") with { HeldElsewhere = false });

        Assert.Equal("Olena", Session.Handoff?.Manager);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(4.9, true)]
    [InlineData(5.1, false)]
    public void An_answer_at_once_is_an_automatic_one_and_the_bot_goes_on(double seconds, bool isAutomatic)
    {
        Receive("hello");
        Pass(seconds);

        Echoed("Thank you for writing to us!");

        Assert.Equal(isAutomatic ? SessionModes.Bot : SessionModes.Manager, Session.Mode);
        Assert.Equal(isAutomatic ? Author.Bot : Author.Manager, Lines[^1].Author);
        Pass(seconds: 2);
        Assert.Equal(isAutomatic, Begin() is not null);
        if (isAutomatic)
            Assert.True(Complete("t", 1, "good day"));
    }

    [Fact]
    public void An_automatic_answer_that_is_told_late_is_known_by_the_platforms_clock()
    {
        Receive("hello");
        var sentAt = Now.AddSeconds(2);
        Pass(seconds: 600);

        Apply(Session.WrittenElsewhere(Echo("Thank you for writing to us!") with { SentAt = sentAt }, Now, WithAutomaticReplies));

        Assert.Equal(SessionModes.Bot, Session.Mode);
    }

    [Fact]
    public void Whoever_has_the_conversation_keeps_it()
    {
        Receive("hello");
        Session = Session.HandedTo("Olena", Now, Policy);
        Receive("are you there?");

        Echoed("yes");

        Assert.Equal(("Olena", 0), (Session.Handoff?.Manager, Session.Handoff?.Waiting));
    }

    [Fact]
    public void Who_is_written_to_first_is_answered_by_a_person()
    {
        Echoed("we have your parcel");
        Receive("great");

        Assert.Equal((SessionModes.Manager, "1", 2L), (Session.Mode, Session.Recipient, Session.Lines));
    }

    [Fact]
    public void An_echo_of_what_was_erased_brings_nothing_back()
    {
        Receive("hello");
        Apply(Session.Erase(Now));
        Lines.Clear();

        Assert.Equal(Receipt.Accepted, Echoed("good day"));

        Assert.Empty(Lines);
        Assert.Equal(SessionModes.Bot, Session.Mode);
    }

    private Receipt Echoed(string text) => Apply(Session.WrittenElsewhere(Echo(text), Now, WithAutomaticReplies));

    private InboundEvent Echo(string text) => Event(text, "mid", InboundKind.Echo) with { SentAt = Now };
}
