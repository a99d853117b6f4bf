using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Grains.Tests.Sessions;

/// <summary>What a message says of when the customer wrote last, and who they are.</summary>
public sealed class MessagingWindowRulesTests : SessionRulesTestBase
{
    private static readonly DeliveryLimits Limits = new()
    {
        PerSecond = 30,
        PerRecipientPerSecond = 1,
        RecipientBurst = 1,
        MaxTextLength = 4_000,
        MaxCaptionLength = 0,
        MaxAlbumSize = 1,
    };

    [Fact]
    public void An_answer_says_when_the_customer_wrote_by_the_platforms_clock()
    {
        var sent = Now - TimeSpan.FromHours(30); // The webhook was repeated until we were there.
        Receive(Event("red", "1") with { OpensWindow = true, SentAt = sent });
        Answer();

        Assert.Equal([sent], Outbox.Select(entry => entry.Message.HeardAt));
    }

    [Fact]
    public void The_newest_message_counts_and_none_is_of_the_future()
    {
        Receive(Event("red", "1") with { OpensWindow = true, SentAt = Now.AddHours(2) });
        Assert.Equal(Now, Session.HeardAt);

        Receive(Event("blue", "2") with { OpensWindow = true, SentAt = Now.AddHours(-1) });
        Receive(Event("/start x", "", InboundKind.Command) with { SentAt = Now });

        Assert.Equal(Now, Session.HeardAt);
    }

    [Fact]
    public void On_a_channel_without_a_window_messages_say_nothing_of_it()
    {
        Receive("red", "1");
        Answer();
        Say();

        Assert.All(Outbox, entry => Assert.Null(entry.Message.HeardAt));
    }

    [Fact]
    public void What_a_person_wrote_is_told_from_what_the_bot_says()
    {
        Receive(Event("red", "1") with { OpensWindow = true });
        Answer();
        Say();

        Assert.Equal([false, true], Outbox.Select(entry => entry.Message.ByPerson));
    }

    [Fact]
    public void Who_the_customer_is_is_learned_once_and_kept()
    {
        var known = new CustomerProfile { Name = "Надія" };
        Receive("red", "1");
        Answer(known);
        Receive("blue", "2");

        Assert.Equal((known, true), (Session.Customer, Session.Profiled));
    }

    private void Answer(CustomerProfile? profile = null)
    {
        Pass(2);
        Begin();
        Assert.True(Apply(Session.Complete(
            new TurnCompletion
            {
                TurnId = "t",
                Answered = 1,
                Plan = new TurnPlan { Conversation = Session.Conversation },
                Output = new SessionOutput { Bubbles = [new(new Reply("Так"), [new OutboundMessage { Text = "Так" }])] },
                Profile = profile,
            },
            Now,
            Policy)));
    }

    private void Say() => Apply(Session.Manage(
        new ManagerAction { Kind = ManagerActionKind.Say, Manager = "Олена", Text = "Вітаю" }, Limits, Now, Policy));
}
