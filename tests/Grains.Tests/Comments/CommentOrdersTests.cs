using MirtAi.Grains.Comments;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Tests.Comments;

public sealed class CommentOrdersTests : CommentTestBase
{
    [Fact]
    public void What_a_person_decided_meanwhile_stays()
    {
        Receive("Ціна?");
        var begun = Begin()!;
        Assert.Equal(CommentOutcome.Done, Manage(CommentOrderKind.Answer, "Написали Вам"));
        Assert.Equal(CommentOutcome.AlreadySo, Manage(CommentOrderKind.Show));

        Finish(begun, CommentType.Toxic, Plan("1850 грн", CommentAction.Answer, CommentAction.Hide));

        Assert.Equal([CommentCallKind.Reply], Calls);
        Assert.Equal(("Написали Вам", "Олена", false), (Comment.Answer!.Text, Comment.Answer.By, Comment.Hidden));
    }

    [Fact]
    public void A_type_that_a_person_gave_ends_what_runs_and_starts_nothing()
    {
        Receive("Ціна?");
        var begun = Begin()!;
        Manage(CommentOrderKind.SetType, "жартує", CommentType.Positive);

        Finish(begun, CommentType.Toxic, Plan(null, CommentAction.Hide));
        Receive("Ціна?!");

        Assert.Equal((CommentType.Positive, null, "жартує", CommentStatus.Completed),
            (Comment.Type, Comment.Confidence, Comment.Reasoning, Comment.Status));
        Assert.Null(Begin());
        Assert.Empty(Calls);
    }

    [Fact]
    public void Another_answer_is_sent_before_the_earlier_one_is_deleted()
    {
        Receive("Ціна?");
        Finish(Begin()!, CommentType.Question, Plan("1850 грн", CommentAction.Answer));
        End(1, "r1");

        Manage(CommentOrderKind.Answer, "1790 грн за акцією");
        Assert.Equal([CommentCallKind.Reply, CommentCallKind.Reply], Calls);
        End(2, "r2");

        Assert.Equal(CommentCallKind.Delete, Calls.Last());
        Assert.Equal("r1", Sent[^1].Recipient);
        Assert.Equal("r2", Comment.Answer!.PlatformId);
    }

    [Fact]
    public void An_answer_that_was_replaced_before_it_was_there_is_taken_back()
    {
        Receive("Ціна?");
        Finish(Begin()!, CommentType.Question, Plan("1850 грн", CommentAction.Answer));
        Manage(CommentOrderKind.Answer, "1790 грн");

        End(1, "r1");

        Assert.Equal((CommentCallKind.Delete, "r1"), (Calls.Last(), Sent[^1].Recipient));
        Assert.Equal(CommentAnswerStatus.Pending, Comment.Answer!.Status);
    }

    [Fact]
    public void The_same_answer_again_is_not_sent_again()
    {
        Receive("Ціна?");
        Manage(CommentOrderKind.Answer, "1850 грн");

        Assert.Equal(CommentOutcome.AlreadySo, Manage(CommentOrderKind.Answer, "1850 грн"));

        Assert.Equal([CommentCallKind.Reply], Calls);
    }

    [Fact]
    public void A_deleted_answer_is_deleted_on_the_platform_and_no_other_follows()
    {
        Receive("Ціна?");
        Finish(Begin()!, CommentType.Question, Plan("1850 грн", CommentAction.Answer));
        End(1, "r1");

        Assert.Equal(CommentOutcome.Done, Manage(CommentOrderKind.DeleteAnswer));
        Assert.Equal(CommentOutcome.NoAnswer, Manage(CommentOrderKind.DeleteAnswer));
        Receive("Ціна? А розміри?");
        Finish(Begin()!, CommentType.Question, Plan("Є всі", CommentAction.Answer));

        Assert.Equal([CommentCallKind.Reply, CommentCallKind.Delete], Calls);
        Assert.Equal(CommentAnswerStatus.Deleted, Comment.Answer!.Status);
    }

    [Fact]
    public void A_deleted_comment_takes_nothing_more()
    {
        Receive("Ціна?");
        var begun = Begin()!;

        Assert.Equal(CommentOutcome.Done, Manage(CommentOrderKind.Delete));
        Finish(begun, CommentType.Question, Plan("1850 грн", CommentAction.Answer));

        Assert.Equal([CommentCallKind.Delete], Calls);
        Assert.Equal(CommentOutcome.NoComment, Manage(CommentOrderKind.Hide));
        Assert.Equal(CommentOutcome.NoComment, new CommentOrdersTests().Manage(CommentOrderKind.Hide));
    }

    [Fact]
    public void Hidden_twice_it_is_hidden_once_on_the_platform()
    {
        Receive("Погано");

        Assert.Equal(CommentOutcome.Done, Manage(CommentOrderKind.Hide));
        Assert.Equal(CommentOutcome.AlreadySo, Manage(CommentOrderKind.Hide));
        Assert.Equal(CommentOutcome.Done, Manage(CommentOrderKind.Show));

        Assert.Equal([CommentCallKind.Hide, CommentCallKind.Show], Calls);
    }

    [Fact]
    public void What_is_left_as_it_is_is_not_acted_upon_any_more()
    {
        Receive("Ціна?");
        var begun = Begin()!;

        Assert.Equal(CommentOutcome.Done, Manage(CommentOrderKind.Leave));
        Assert.Equal(CommentOutcome.AlreadySo, Manage(CommentOrderKind.Leave));
        Finish(begun, CommentType.Toxic, Plan("1850 грн", CommentAction.Answer, CommentAction.Hide));
        Receive("Ціна?!");
        Finish(Begin()!, CommentType.Toxic, Plan("1850 грн", CommentAction.Answer, CommentAction.Hide));

        Assert.Empty(Calls);
        Assert.False(Comment.Hidden);
    }
}
