using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Sessions;

namespace MirtAi.Grains.Tests.Sessions;

public sealed class SessionRulesBurstTests : SessionRulesTestBase
{
    [Fact]
    public void A_new_session_asks_for_nothing()
    {
        Assert.Null(SecondsToWake);
        Assert.Null(Begin());
    }

    [Fact]
    public void A_message_is_answered_after_the_window_and_not_before()
    {
        Receive("a");
        Assert.Equal(2, SecondsToWake);

        Pass(1.999);
        Assert.Null(Begin());

        Pass(0.001);
        Assert.Equal(1, Begin()!.UpTo);
    }

    [Fact]
    public void Every_message_restarts_the_quiet_time()
    {
        Receive("a");
        Pass(1.5);

        Receive("b");

        Assert.Equal(2, SecondsToWake);
    }

    [Fact]
    public void No_burst_waits_longer_than_the_longest_wait()
    {
        Receive("a");
        for (var time = 0; time < 7; time++)
        {
            Pass(1);
            Receive("more");
        }

        Assert.Equal(1, SecondsToWake);
    }

    [Fact]
    public void All_messages_of_a_burst_are_one_turn()
    {
        Receive("a");
        Receive("b");
        Receive("c");
        Pass(2);

        Assert.Equal(3, Begin()!.UpTo);
        Assert.Equal([1L, 2L, 3L], Lines.Select(line => line.Sequence));
    }

    [Fact]
    public void Photos_of_an_album_that_come_one_by_one_are_one_turn_with_all_of_them()
    {
        foreach (var photo in new[] { "p1", "p2", "p3" })
        {
            Receive(Event("") with { Images = [photo] });
            Pass(0.2);
        }
        Pass(2);

        Assert.Equal(3, Begin()!.UpTo);
        Assert.Equal(["p1", "p2", "p3"], Lines.SelectMany(line => line.Images));
    }

    [Fact]
    public void As_many_messages_as_a_turn_may_answer_begin_it_at_once()
    {
        for (var number = 1; number < Policy.MaxTurnLines; number++)
            Receive("x");
        Assert.Equal(2, SecondsToWake);

        Receive("x");

        Assert.Equal(0, SecondsToWake);
    }

    [Fact]
    public void A_turn_answers_no_more_lines_than_allowed_and_the_next_one_follows_at_once()
    {
        for (var number = 0; number < Policy.MaxTurnLines + 5; number++)
            Receive("x");
        Assert.Equal(Policy.MaxTurnLines, Begin("one")!.UpTo);

        Complete("one", Policy.MaxTurnLines, "answer");
        Pass(2);

        Assert.Equal(5, Session.Pending);
        Assert.Equal(Policy.MaxTurnLines + 6, Begin("two")!.UpTo);
    }

    [Fact]
    public void More_than_may_wait_is_refused_and_changes_nothing()
    {
        for (var number = 0; number < Policy.MaxPending; number++)
            Assert.Equal(Receipt.Accepted, Receive("x"));
        var before = Session;

        Assert.Equal(Receipt.Overloaded, Receive("x"));

        Assert.Same(before, Session);
        Assert.Equal(Policy.MaxPending, Lines.Count);
    }

    [Fact]
    public void Edits_that_become_lines_are_bounded_too()
    {
        Receive("original", "7");
        Pass(2);
        Begin("t");
        Complete("t", 1, "answer");
        for (var number = 0; number < Policy.MaxPending; number++)
            Receive("x");

        Assert.Equal(Receipt.Overloaded, Receive("new wording", "7", InboundKind.Edit));

        Assert.Equal(Policy.MaxPending, Session.Pending);
    }

    [Fact]
    public void Lines_keep_what_the_platform_said_of_order()
    {
        var sentAt = Now - TimeSpan.FromMinutes(1);

        Receive(Event("a") with { SentAt = sentAt, Position = 42, Media = "voice", Kind = InboundKind.Unreadable });

        Assert.Equal(
            (sentAt, 42L, "voice", InboundKind.Unreadable, Now),
            (Lines[0].SentAt, Lines[0].Position, Lines[0].Media, Lines[0].Kind, Lines[0].At));
    }

    [Fact]
    public void A_clock_that_goes_back_delays_a_burst_by_no_more_than_the_window()
    {
        Receive("a");
        Pass(-30);
        Receive("b");

        Assert.Equal(2, SecondsToWake);
    }
}
