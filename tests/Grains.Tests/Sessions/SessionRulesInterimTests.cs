using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions;

namespace MirtAi.Grains.Tests.Sessions;

/// <summary>A customer whose answer takes a while is told so, once.</summary>
public sealed class SessionRulesInterimTests : SessionRulesTestBase
{
    [Fact]
    public void After_ten_seconds_the_customer_is_told_once()
    {
        Receive("a");
        Pass(2);
        Begin();
        Pass(9.9);
        Assert.False(Reassure("t"));

        Pass(0.1);
        Assert.True(Reassure("t"));
        Pass(60);
        Assert.False(Reassure("t"));

        Assert.Equal("moment", Assert.Single(Outbox).Message.Text);
        Assert.Equal(["a", "moment"], Lines.Select(line => line.Text));
        Assert.True(Complete("t", 1, "answer"));
        Assert.Equal([1L, 2, 3], Lines.Select(line => line.Sequence));
    }

    [Fact]
    public void It_keeps_the_turn_as_a_renewal_does()
    {
        Receive("a");
        Pass(2);
        Begin();
        Pass(10);
        Reassure("t");

        Assert.Equal(Policy.TurnLease.TotalSeconds, SecondsToWake);
    }

    [Fact]
    public void A_superseded_or_foreign_turn_tells_nothing()
    {
        Receive("a");
        Pass(2);
        Begin();
        Pass(10);
        Assert.False(Reassure("foreign"));
        Receive("b");
        Assert.False(Reassure("t"));

        Assert.Empty(Outbox);
    }

    [Fact]
    public void It_is_no_answer_so_messages_after_it_still_supersede_and_are_answered_with_it()
    {
        Receive("a");
        Pass(2);
        Begin();
        Pass(10);
        Reassure("t");
        Receive("b");
        Pass(2);
        var redone = Begin("u");

        Assert.NotNull(redone);
        Assert.Equal(3, redone.UpTo);
        Assert.False(Complete("t", 1, "late"));
        Pass(60);
        Assert.False(Reassure("u"));
        Assert.True(Complete("u", 2, "both"));
        Assert.Equal(["a", "moment", "b", "both"], Lines.Select(line => line.Text));
        Assert.Equal((0, null), (Session.Pending, Session.WakeAt(Policy)));
    }

    [Fact]
    public void A_turn_that_lost_its_process_does_not_tell_it_again()
    {
        Receive("a");
        Pass(2);
        Begin();
        Pass(10);
        Reassure("t");
        Pass(4);
        Begin("u");
        Pass(30);

        Assert.False(Reassure("u"));
    }

    [Fact]
    public void One_that_lost_its_process_before_it_told_counts_from_the_first_turn()
    {
        Receive("a");
        Pass(2);
        Begin();
        Pass(9);
        Begin("u");
        Pass(1);

        Assert.True(Reassure("u"));
    }

    [Fact]
    public void The_next_answer_may_tell_it_anew()
    {
        Receive("a");
        Pass(2);
        Begin();
        Pass(10);
        Reassure("t");
        Complete("t", 1, "answer");
        Receive("b");
        Pass(2);
        Begin("u");
        Assert.False(Reassure("u"));
        Pass(10);

        Assert.True(Reassure("u"));
    }

    private bool Reassure(string turnId) => Apply(Session.Reassure(
        turnId, new SessionOutput.Bubble(new Reply("moment"), [new OutboundMessage { Text = "moment" }]), Now, Policy));
}
