using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Tests.Sessions;

public sealed class OptOutTests : SessionRulesTestBase
{
    [Theory]
    [InlineData("/stop", InboundKind.Command)]
    [InlineData("стоп", InboundKind.Message)]
    [InlineData(" СТОП! ", InboundKind.Message)]
    [InlineData("Stop", InboundKind.Message)]
    [InlineData("відписатися", InboundKind.Button)]
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

    [Fact]
    public void While_an_answer_is_awaited_it_is_answered_with_the_rest()
    {
        Receive("скільки коштує?");

        Receive("стоп");

        Assert.Equal((true, 2), (Session.OptedOut, Session.Pending));
        Assert.Empty(Outbox);
    }
}
