using MirtAi.Grains.Conversations;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions;

namespace MirtAi.Grains.Tests.Sessions;

public sealed class CommentOpeningTests : SessionRulesTestBase
{
    [Fact]
    public void A_session_that_was_none_has_the_comment_in_its_transcript_and_its_product_as_the_topic()
    {
        Session = Session.New("instagram:42");

        Assert.True(Apply(Session.Open(Topic("anna"), Now)));

        var line = Assert.Single(Lines);
        Assert.Equal((1, Author.Bot, "> Ціна?\n1850 грн"), (line.Sequence, line.Author, line.Text));
        Assert.Equal(("42", "nadiia", 1), (Session.Recipient, Session.Customer.Username, Session.Lines));
        Assert.Equal("anna", Session.Conversation.Selection.ProductId);
        Assert.Equal(["anna"], Session.Conversation.Shown);
        Assert.Null(Session.WakeAt(Policy));
        Assert.Empty(Outbox);
    }

    [Fact]
    public void A_customer_who_chooses_something_else_goes_on_with_that()
    {
        Receive("Сукня Марта");
        Session = Session with { Conversation = Session.Conversation with { Selection = new Selection { ProductId = "marta" } } };
        var (recipient, pending) = (Session.Recipient, Session.Pending);

        Apply(Session.Open(Topic("anna"), Now));

        Assert.Equal(("marta", recipient, pending), (Session.Conversation.Selection.ProductId, Session.Recipient, Session.Pending));
        Assert.Equal(2, Session.Lines);
    }

    [Fact]
    public void A_turn_that_runs_decides_where_the_conversation_stands_and_answers_its_own_lines()
    {
        Receive("Добрий день");
        Pass(2);
        Begin("t1");

        Apply(Session.Open(Topic("anna"), Now));

        Assert.Null(Session.Conversation.Selection.ProductId);
        Assert.True(Complete("t1", 1, "Вітаю!"));
        Assert.Equal((0, 3), (Session.Pending, Session.Lines));
        Receive("А 134?");
        Pass(2);
        Assert.NotNull(Begin("t2"));
    }

    [Fact]
    public void What_was_commented_before_its_author_was_erased_does_not_come_back()
    {
        Session = Session with { ErasedAt = Now };

        Assert.False(Apply(Session.Open(Topic("anna") with { CommentedAt = Now.AddMinutes(-1) }, Now)));
        Assert.Empty(Lines);
        Assert.True(Apply(Session.Open(Topic("anna") with { CommentedAt = Now.AddMinutes(1) }, Now)));
        Assert.Null(Session.ErasedAt);
    }

    private CommentTopic Topic(string? productId) => new()
    {
        CommentId = "17900000000000001",
        Username = "nadiia",
        Comment = "Ціна?",
        CommentedAt = Now,
        Reply = "1850 грн",
        RepliedAt = Now,
        ProductId = productId,
    };
}
