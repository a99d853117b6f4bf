using MirtAi.Grains.Conversations;
using MirtAi.Grains.Sessions;

namespace MirtAi.Grains.Tests.Sessions;

public sealed class SessionRulesTurnTests : SessionRulesTestBase
{
    [Fact]
    public void A_running_turn_belongs_to_its_process_for_the_lease()
    {
        BeginWith("a");

        Assert.Equal(3, SecondsToWake);
        Pass(2.9);
        Assert.Null(Begin("other"));
    }

    [Fact]
    public void A_turn_whose_lease_ended_is_begun_anew_and_counts_as_a_failure()
    {
        BeginWith("a");
        Pass(3);

        Assert.Equal("other", Begin("other")!.Id);

        Assert.Equal(1, Session.Failures);
        Assert.False(Complete("t", 1, "too late"));
        Assert.True(Complete("other", 1, "answer"));
    }

    [Fact]
    public void Renewing_keeps_the_lease()
    {
        BeginWith("a");
        Pass(1);

        Assert.True(Renew("t"));

        Assert.Equal(3, SecondsToWake);
    }

    [Fact]
    public void A_foreign_turn_renews_fails_releases_and_completes_nothing()
    {
        BeginWith("a");
        var before = Session;

        Assert.False(Renew("foreign"));
        Assert.False(Fail("foreign"));
        Assert.False(Release("foreign"));
        Assert.False(Complete("foreign", 1, "answer"));

        Assert.Same(before, Session);
        Assert.Empty(Outbox);
    }

    [Fact]
    public void A_message_supersedes_the_running_turn()
    {
        BeginWith("a");

        Receive("b");

        Assert.Null(Session.Turn);
        Assert.Equal(2, SecondsToWake);
        Assert.False(Complete("t", 1, "too late"));
        Pass(2);
        Assert.Equal(2, Begin("again")!.UpTo);
    }

    [Fact]
    public void A_turn_is_superseded_twice_and_then_answers_and_the_rest_is_the_next_turn()
    {
        BeginWith("a");
        Receive("b");
        Pass(2);
        Begin("second");
        Receive("c");
        Pass(2);
        Begin("third");

        Receive("d");
        Assert.Equal("third", Session.Turn?.Id);
        Assert.True(Complete("third", 3, "answer"));

        Assert.Equal((3L, 5L, 1), (Session.Answered, Session.Lines, Session.Pending));
        Pass(2);
        Assert.Equal(5, Begin("next")!.UpTo);
    }

    [Fact]
    public void After_an_answer_the_next_one_may_be_superseded_again()
    {
        A_turn_is_superseded_twice_and_then_answers_and_the_rest_is_the_next_turn();

        Receive("e");

        Assert.Null(Session.Turn);
    }

    [Fact]
    public void What_waits_after_an_answer_keeps_its_place_in_time()
    {
        BeginWith("a");
        Session = Session with { Superseded = Policy.MaxSupersedes };
        Receive("b");
        Pass(1);

        Complete("t", 1, "answer");

        Assert.Equal(1, SecondsToWake);
    }

    [Fact]
    public void A_completed_turn_writes_its_replies_and_leaves_nothing_to_do()
    {
        BeginWith("a", "b");

        Complete("t", 2, "one", "two");

        Assert.Equal([3L, 4L], Outbox.Select(entry => entry.Sequence));
        Assert.Equal([("one", "t"), ("two", "t")], Lines.Skip(2).Select(line => (line.Text, line.TurnId)));
        Assert.Equal(Intent.Size, Session.Conversation.LastIntent);
        Assert.Equal((null, null, 0, 0), (SecondsToWake, Session.Burst, Session.Superseded, Session.Failures));
        Assert.False(Complete("t", 2, "again"));
    }

    [Fact]
    public void A_turn_may_have_no_reply()
    {
        BeginWith("a");

        Assert.True(Complete("t", 1));

        Assert.Empty(Outbox);
        Assert.Equal((0, null), (Session.Pending, SecondsToWake));
    }

    [Fact]
    public void Replies_go_where_the_customer_last_wrote_from()
    {
        BeginWith("a");
        Session = Session with { Superseded = Policy.MaxSupersedes };
        Receive(Event("b") with { Recipient = "moved" });

        Complete("t", 1, "answer");

        Assert.Equal(("telegram", "moved"), (Outbox[0].Account, Outbox[0].Recipient));
    }

    [Theory]
    [InlineData(0, 2)] // The window is longer than the first pause.
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(5, 32)]
    [InlineData(40, 32)]
    public void A_failed_turn_is_tried_again_after_a_pause_that_doubles(int failures, double pause)
    {
        BeginWith("a");
        Session = Session with { Failures = failures };

        Assert.True(Fail("t"));

        Assert.Equal((failures + 1, pause), (Session.Failures, SecondsToWake));
    }

    [Fact]
    public void A_message_during_the_pause_does_not_shorten_it()
    {
        BeginWith("a");
        Session = Session with { Failures = 4 };
        Fail("t");

        Receive("b");

        Assert.Equal(16, SecondsToWake);
    }

    [Fact]
    public void A_released_turn_is_begun_at_once_and_is_no_failure()
    {
        BeginWith("a");

        Assert.True(Release("t"));

        Assert.Equal((0d, 0), (SecondsToWake, Session.Failures));
        Assert.Equal(1, Begin("other")!.UpTo);
    }

    [Fact]
    public void A_turn_that_finds_only_replies_in_its_lines_leaves_the_rest_to_the_next()
    {
        BeginWith("a");
        Complete("t", 1, [.. Enumerable.Repeat("reply", Policy.MaxTurnLines + 1)]);
        Receive("b");
        Pass(2);

        Assert.Equal(1 + Policy.MaxTurnLines, Begin("empty")!.UpTo);
        Complete("empty", 0);
        Pass(2);

        Assert.Equal(Session.Lines, Begin("next")!.UpTo);
        Assert.Equal(1, Session.Pending);
    }

    private void BeginWith(params string[] texts)
    {
        foreach (var text in texts)
            Receive(text);
        Pass(2);
        Begin();
    }
}
