using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions.Handoffs;

namespace MirtAi.Grains.Tests.Sessions.Handoffs;

public sealed class TellRulesTests : SessionRulesTestBase
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

    private static readonly ManagerAction News = new()
    {
        Kind = ManagerActionKind.Tell,
        Manager = "YooKassa",
        Words = new CustomerWords("посилання", "ссылка", "link"),
    };

    [Theory]
    [InlineData("uk", "посилання")]
    [InlineData("ru", "ссылка")]
    [InlineData("en", "link")]
    public void It_is_told_in_the_customers_language_and_changes_nothing_else(string language, string words)
    {
        Receive("hello");
        var before = Session with { Conversation = Session.Conversation with { Language = language } };

        var decision = before.Tell(News, Limits, Now);

        Assert.Equal(before with { Lines = before.Lines + 1 }, decision.Next);
        Assert.Equal((Author.Bot, words), (decision.Effects.Lines.Single().Author, decision.Effects.Lines[0].Text));
        Assert.Equal(words, decision.Effects.Outbox.Single().Message.Text);
    }

    [Fact]
    public void Who_never_wrote_or_cannot_be_reached_is_told_nothing()
    {
        Assert.Equal((null, ManagerOutcome.NoSession), Parts(Session));

        Receive("hello");

        Assert.Equal((null, ManagerOutcome.Unreachable), Parts(Session with { Unreachable = true }));
    }

    private (object? Next, ManagerOutcome Outcome) Parts(Grains.Sessions.Session session)
    {
        var decision = session.Tell(News, Limits, Now);
        return (decision.Next, decision.Answer.Outcome);
    }
}
