using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Tests.Sessions;

public sealed class OptOutTests : SessionRulesTestBase
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

    [Theory]
    [InlineData("/stop", InboundKind.Command)]
    [InlineData("стоп", InboundKind.Message)]
    [InlineData(" СТОП! ", InboundKind.Message)]
    [InlineData("Stop", InboundKind.Message)]
    [InlineData("відписатися", InboundKind.Button)]
    [InlineData("▸ Відписатися", InboundKind.Button)]
    [InlineData("▸ Отписаться", InboundKind.Button)]
    [InlineData("▸ Unsubscribe", InboundKind.Button)]
    public void The_wish_is_answered_at_once_and_held_for_ever(string text, InboundKind kind)
    {
        Receive("hello");
        Pass(seconds: 2);
        Begin();
        Complete("t", 1, "hi");

        Assert.Equal(Receipt.Accepted, Receive(text, kind: kind));

        Assert.True(Session.OptedOut);
        Assert.Equal((0, Session.Lines, null), (Session.Pending, Session.Answered, Session.Burst));
        Assert.Equal((Author.Bot, Session.Lines), (Lines[^1].Author, Lines[^1].Sequence));
        Assert.Contains("розсилок більше не буде", Outbox[^1].Message.Text, StringComparison.Ordinal);
        Assert.Null(Session.Silence);
        Receive("ще питання");
        Assert.Equal((true, 1), (Session.OptedOut, Session.Pending));
    }

    [Theory]
    [InlineData("ой стоп, а є такий самий у синьому?")]
    [InlineData("не стоп")]
    [InlineData("stop by the shop")]
    public void Other_words_around_it_are_a_message_like_any_other(string text)
    {
        Receive(text);

        Assert.Equal((false, 1), (Session.OptedOut, Session.Pending));
    }

    [Theory]
    [InlineData("uk", "розсилок більше не буде")]
    [InlineData("ru", "рассылок больше не будет")]
    [InlineData("en", "no more newsletters")]
    public void A_press_of_the_button_is_answered_in_the_customers_language(string language, string answer)
    {
        Session = Session with { Conversation = Session.Conversation with { Language = language } };

        Receive(OutboundButton.Saying(BroadcastOptOut.Button.In(language)).Value, kind: InboundKind.Button);

        Assert.Contains(answer, Assert.Single(Outbox).Message.Text, StringComparison.Ordinal);
    }

    /// <summary>What is written may be meant for the person; what is pressed is not.</summary>
    [Fact]
    public void A_press_is_answered_also_while_a_person_has_the_conversation()
    {
        Receive("hello");
        Apply(Session.Manage(new() { Kind = ManagerActionKind.TakeOver, Manager = "Olena" }, Limits, Now, Policy));

        Receive("стоп");
        Assert.Empty(Outbox);
        Receive("▸ Відписатися", kind: InboundKind.Button);

        Assert.Equal((true, "Olena", 0), (Session.OptedOut, Session.Handoff?.Manager, Session.Pending));
        Assert.Contains("розсилок більше не буде", Assert.Single(Outbox).Message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void While_an_answer_is_awaited_it_is_answered_with_the_rest()
    {
        Receive("скільки коштує?");

        var decision = Session.Receive(Event("стоп"), Now, Policy);

        Apply(decision);
        Assert.Equal((true, 2), (Session.OptedOut, Session.Pending));
        Assert.Empty(Outbox);
        Assert.Equal([new BroadcastsDeclined("telegram:1")], decision.Effects.Features.ToArray<ICommitEffect>());
    }
}
