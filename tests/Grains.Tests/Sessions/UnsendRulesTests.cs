using System.Collections.Immutable;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Grains.Tests.Sessions;

public sealed class UnsendRulesTests : SessionRulesTestBase
{
    [Fact]
    public void A_waiting_message_that_is_taken_back_is_emptied_and_not_answered()
    {
        Receive("red", "7");

        Assert.Equal([new LineUnsent("telegram:1", 1)], TakeBack("7"));

        Assert.Equal((0, null), (Session.Pending, SecondsToWake));
        Assert.Null(Begin());
    }

    [Fact]
    public void The_others_that_wait_are_answered_at_their_time()
    {
        Receive("red", "7");
        Pass(1);
        Receive("blue", "8");

        TakeBack("7");

        Assert.Equal((1, 2d), (Session.Pending, SecondsToWake));
    }

    [Fact]
    public void An_answer_that_is_being_made_is_made_anew_without_it()
    {
        Receive("red", "7");
        Receive("blue", "8");
        Pass(2);
        Begin();

        TakeBack("8");

        Assert.Equal((null, 1, 2d), (Session.Turn, Session.Pending, SecondsToWake));
        Assert.False(Complete("t", answered: 2, "Both it is"));
    }

    [Fact]
    public void An_answer_to_nothing_else_is_not_given()
    {
        Receive("red", "7");
        Pass(2);
        Begin();

        TakeBack("7");

        Assert.Equal((null, 0, null), (Session.Turn, Session.Pending, SecondsToWake));
        Assert.False(Complete("t", answered: 1, "Red it is"));
        Receive("blue", "8");
        Pass(2);
        Assert.NotNull(Begin("t2"));
        Assert.True(Complete("t2", answered: 1, "Blue it is"));
        Assert.Equal((0, null), (Session.Pending, SecondsToWake));
    }

    [Fact]
    public void An_answer_that_does_not_read_it_goes_on()
    {
        Receive("red", "7");
        Pass(2);
        Begin();
        Session = Session with { Superseded = Policy.MaxSupersedes };
        Receive("blue", "8");

        TakeBack("8");

        Assert.Equal(("t", 1), (Session.Turn?.Id, Session.Pending));
        Assert.True(Complete("t", answered: 1, "Red it is"));
        Assert.Equal(0, Session.Pending);
    }

    [Fact]
    public void What_is_answered_is_emptied_and_nothing_else_changes()
    {
        Receive("red", "7");
        Pass(2);
        Begin();
        Complete("t", answered: 1, "Red it is");

        Assert.Equal([new LineUnsent("telegram:1", 1)], TakeBack("7"));

        Assert.Equal((0, 2L), (Session.Pending, Session.Lines));
    }

    [Fact]
    public void It_is_taken_back_once_and_neither_a_copy_nor_an_edit_brings_it_back()
    {
        Receive("red", "7");
        TakeBack("7");
        var before = Session;

        Assert.Empty(TakeBack("7"));
        Receive("red", "7");
        Receive("blue", "7", InboundKind.Edit);

        Assert.Equal(before, Session);
        Assert.Empty(Edits);
    }

    [Fact]
    public void What_is_taken_back_before_it_comes_is_never_shown()
    {
        Assert.Empty(TakeBack("7"));
        Receive("red", "7");

        Assert.Empty(Lines);
        Assert.Equal((0, 0L), (Session.Pending, Session.Lines));
    }

    [Fact]
    public void A_person_who_answers_waits_for_it_no_longer()
    {
        Receive("first", "6");
        Session = Session.HandedTo("Олена", Now, Policy);
        Receive("red", "7");

        TakeBack("7");

        Assert.Equal(1, Session.Handoff!.Waiting);
        TakeBack("6");
        Assert.Equal((0, null), (Session.Handoff!.Waiting, Session.Handoff.WaitingSince));
    }

    private ImmutableArray<ICommitEffect> TakeBack(string messageId)
    {
        var decision = Session.Receive(Event("", messageId, InboundKind.Unsent), Now, Policy);
        Assert.NotNull(decision.Next); // Stored, so that a repeated webhook is a duplicate.
        Apply(decision);
        return decision.Effects.Features;
    }
}
