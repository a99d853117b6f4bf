using MirtAi.Grains.Comments;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Tests.Comments;

public sealed class CommentRulesTests : CommentTestBase
{
    [Fact]
    public void A_question_is_answered_once_and_the_comment_is_done()
    {
        Assert.Equal(Receipt.Accepted, Receive("Ціна?"));
        Finish(Begin()!, CommentType.Question, Plan("1850 грн", CommentAction.Answer));

        Assert.Null(Begin());
        Assert.Equal([CommentCallKind.Reply], Calls);
        Assert.Equal($"reply:{Start.ToUnixTimeMilliseconds():D14}:{Id}", Sent[0].Recipient);
        End(1, "r1");
        Assert.Equal((CommentStatus.Completed, CommentAnswerStatus.Sent, "r1"),
            (Comment.Status, Comment.Answer!.Status, Comment.Answer.PlatformId));
    }

    [Fact]
    public void One_comment_under_two_posts_is_one()
    {
        Receive("Ціна?");

        Assert.Equal(Receipt.Duplicate, Receive("Ціна?", media: "of-an-ad"));

        Assert.Equal("m1", Comment.MediaId);
    }

    [Fact]
    public void A_run_whose_lease_ended_changes_nothing_any_more()
    {
        Receive("Ціна?");
        var late = Begin()!;
        Assert.Null(Begin());

        Now += CommentRules.Lease;
        var second = Begin()!;
        Finish(late, CommentType.Toxic, Plan(null, CommentAction.Hide));
        Assert.Empty(Calls);
        Finish(second, CommentType.Question, Plan("1850 грн", CommentAction.Answer));

        Assert.Equal([CommentCallKind.Reply], Calls);
        Assert.Equal(CommentType.Question, Comment.Type);
    }

    [Fact]
    public void A_run_that_fails_is_tried_again_five_times_and_then_told_once()
    {
        Receive("Ціна?");
        foreach (var pause in new[] { 15, 60, 300, 900, 3_600 })
        {
            Assert.True(Fail(Begin()!));
            Assert.Equal((CommentStatus.Retry, Now.AddSeconds(pause)), (Comment.Status, Comment.WakeAt));
            Now = Comment.WakeAt!.Value;
        }

        Assert.Empty(Notices);
        Fail(Begin()!);

        Assert.Equal((CommentStatus.Failed, null, "the platform is away"), (Comment.Status, Comment.WakeAt, Comment.LastError));
        Assert.Contains("the platform is away", Assert.Single(Notices).Message.Text, StringComparison.Ordinal);
        Now += TimeSpan.FromDays(1);
        Assert.Null(Begin());
    }

    [Fact]
    public void An_edited_comment_is_looked_at_again_and_not_answered_twice()
    {
        Receive("Ціна?");
        Finish(Begin()!, CommentType.Question, Plan("1850 грн", CommentAction.Answer));

        Assert.Equal(Receipt.Accepted, Receive("Ціна? Ви шахраї"));
        Finish(Begin()!, CommentType.Toxic, Plan("нічого", CommentAction.Answer, CommentAction.Hide));

        Assert.Equal([CommentCallKind.Reply, CommentCallKind.Hide], Calls);
        Assert.Equal($"reply:{Start.ToUnixTimeMilliseconds():D14}:{Id}", Sent[1].Recipient);
        Assert.Equal("1850 грн", Comment.Answer!.Text);
    }

    [Fact]
    public void A_removed_comment_is_left_alone()
    {
        Receive("Ціна?");
        var begun = Begin()!;

        Receive("", removed: true);
        Finish(begun, CommentType.Question, Plan("1850 грн", CommentAction.Answer));

        Assert.True(Comment.Deleted);
        Assert.Empty(Calls);
        Assert.Null(Comment.WakeAt);
    }

    [Fact]
    public void What_the_platform_refuses_is_told_once_and_what_is_gone_is_not_told()
    {
        Receive("Ціна?");
        Finish(Begin()!, CommentType.Question, Plan("1850 грн", CommentAction.Answer, CommentAction.Hide));

        End(1, null, "the platform refused it");
        End(2, null, "so did it this");
        Assert.Equal((CommentStatus.Failed, CommentAnswerStatus.Failed), (Comment.Status, Comment.Answer!.Status));
        Assert.Single(Notices);

        Manage(CommentOrderKind.Answer, "Пишемо Вам");
        End(3, null, CommentCalls.Gone + ": 100/33");
        Assert.True(Comment.Deleted);
        Assert.Single(Notices);
    }

    [Fact]
    public void The_ends_of_calls_are_looked_for_if_nobody_tells_them()
    {
        Receive("Ціна?");
        Finish(Begin()!, CommentType.Question, Plan("1850 грн", CommentAction.Answer));
        var looks = new List<TimeSpan>();
        for (var look = 0; look < 8; look++)
        {
            looks.Add(Comment.WakeAt!.Value - Now);
            Now = Comment.WakeAt!.Value;
            End(99, "nothing that is known");
        }

        Assert.Equal(looks.Order(), looks);
        Assert.Equal((15, 960), (looks[0].TotalSeconds, looks[^1].TotalSeconds));
        End(1, "r1");
        Assert.Null(Comment.WakeAt);
    }

    [Fact]
    public void Managers_are_told_once_of_a_comment()
    {
        Receive("Де моє замовлення?");
        Finish(Begin()!, CommentType.Complaint, Plan(null, CommentAction.Alert));
        Receive("Де моє замовлення? Верніть гроші");
        Finish(Begin()!, CommentType.Complaint, Plan(null, CommentAction.Alert));

        var notice = Assert.Single(Notices);
        Assert.Contains("скарга", notice.Message.Text, StringComparison.Ordinal);
        Assert.Contains("@nadiia", notice.Message.Text, StringComparison.Ordinal);
        Assert.False(Comment.Hidden);
    }

    [Fact]
    public void An_alert_has_a_topic_of_its_own_and_buttons()
    {
        Receive("Де моє замовлення?");
        Finish(Begin()!, CommentType.Complaint, Plan(null, CommentAction.Alert));

        var message = Assert.Single(Notices).Message;
        Assert.Equal(CommentCalls.SessionOf(Id), message.Topic!.SessionKey);
        Assert.Equal("💬 nadiia · скарга", message.Topic.Title);
        Assert.Equal(["/answer", "/hide", "/ignore"], message.Buttons.Select(button => button.Value));
    }

    [Fact]
    public void Both_a_reply_and_a_message_in_Direct_go_out_and_the_message_once()
    {
        Receive("Ціна?");
        Finish(Begin()!, CommentType.Question, Plan("1850 грн", CommentAction.Answer, CommentAction.PrivateReply));
        End(1, "r1");
        End(2, "m1");
        Receive("Ціна? А розміри?");
        Finish(Begin()!, CommentType.Question, Plan("Є всі", CommentAction.PrivateReply));

        Assert.Equal([CommentCallKind.Reply, CommentCallKind.PrivateReply], Calls);
        Assert.Equal(("r1", "m1"), (Comment.Answer!.PlatformId, Comment.Direct!.PlatformId));
        Assert.Equal(CommentAnswerStatus.Sent, Comment.Direct.Status);
    }

    [Fact]
    public void A_message_in_Direct_that_is_there_is_told_to_the_authors_session_until_it_knows()
    {
        Receive("Ціна?");
        Finish(Begin()!, CommentType.Question, Plan("1850 грн", CommentAction.PrivateReply) with { ProductId = "anna" });
        Assert.False(Comment.OwesOpening);
        End(1, "m1");

        Assert.True(Comment.OwesOpening);
        Assert.Equal(("anna", Now.AddSeconds(15)), (Comment.Direct!.ProductId, Comment.WakeAt));
        Now += TimeSpan.FromSeconds(15);
        Settle();
        Assert.Equal(Now.AddSeconds(30), Comment.WakeAt);

        Assert.True(Open());
        Assert.False(Open());
        Assert.Equal((false, null), (Comment.OwesOpening, Comment.WakeAt));
    }

    [Fact]
    public void A_message_in_Direct_that_was_refused_opens_nothing()
    {
        Receive("Ціна?");
        Finish(Begin()!, CommentType.Question, Plan("1850 грн", CommentAction.PrivateReply));
        End(1, null, "(#10) not allowed");

        Assert.False(Comment.OwesOpening);
    }

    [Fact]
    public void After_seven_days_nobody_is_written_to_in_Direct()
    {
        Receive("Ціна?");
        Now += TimeSpan.FromDays(7);
        Finish(Begin()!, CommentType.Question, Plan("1850 грн", CommentAction.PrivateReply));

        Assert.Empty(Calls);
        Assert.Null(Comment.Direct);
    }

    [Fact]
    public void What_told_the_type_and_when_is_kept()
    {
        Receive("Ціна?");
        Now += TimeSpan.FromMinutes(1);
        Finish(Begin()!, CommentType.Question, Plan(null, CommentAction.Ignore));

        Assert.Equal(("scripted", Start.AddMinutes(1)), (Comment.ClassifiedBy, Comment.ClassifiedAt));
    }
}
