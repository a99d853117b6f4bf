using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Comments;

/// <summary>What people do about comments. Pure functions.</summary>
internal static class CommentOrders
{
    /// <summary>Does what a person wants.</summary>
    public static Decision<Comment, CommentOutcome> Manage(
        this Comment comment, CommentOrder order, CommentSurroundings around, DateTimeOffset now)
    {
        if (!comment.Exists || comment.Deleted)
            return Nothing(CommentOutcome.NoComment);
        return order.Kind switch
        {
            CommentOrderKind.Hide or CommentOrderKind.Show => Visible(comment, order, around, now),
            CommentOrderKind.Delete => Deleted(comment, onPlatform: true, around, now),
            CommentOrderKind.DeleteWithParent => Deleted(comment, onPlatform: false, around, now),
            CommentOrderKind.SetType => Typed(comment, order, now),
            CommentOrderKind.Answer => Answered(comment, order, around, now),
            CommentOrderKind.Leave => Left(comment, order),
            _ => Unanswered(comment, order, around, now),
        };
    }

    private static Decision<Comment, CommentOutcome> Visible(
        Comment comment, CommentOrder order, CommentSurroundings around, DateTimeOffset now)
    {
        var hides = order.Kind is CommentOrderKind.Hide;
        if (comment.Hidden == hides)
        {
            // It stays so whatever is decided later.
            return comment.HiddenBy is not null
                ? Nothing(CommentOutcome.AlreadySo)
                : Stored(comment with { HiddenBy = order.Manager }, [], CommentOutcome.AlreadySo);
        }

        var outbox = new List<OutboxEntry?>();
        var next = (comment with { Hidden = hides, HiddenBy = order.Manager })
            .Calling(hides ? CommentCallKind.Hide : CommentCallKind.Show, comment.Id, around.Account, now, outbox);
        return Stored(next, outbox);
    }

    private static Decision<Comment, CommentOutcome> Deleted(
        Comment comment, bool onPlatform, CommentSurroundings around, DateTimeOffset now)
    {
        var outbox = new List<OutboxEntry?>();
        var next = Settled(comment) with { Deleted = true };
        if (onPlatform)
            next = next.Calling(CommentCallKind.Delete, comment.Id, around.Account, now, outbox);
        return Stored(next, outbox);
    }

    /// <summary>It stays as it is: nothing is done about it by itself any more.</summary>
    private static Decision<Comment, CommentOutcome> Left(Comment comment, CommentOrder order)
    {
        var next = Settled(comment) with { AnswerIsPersons = true, HiddenBy = comment.HiddenBy ?? order.Manager };
        return next == comment ? Nothing(CommentOutcome.AlreadySo) : Stored(next, []);
    }

    private static Decision<Comment, CommentOutcome> Typed(Comment comment, CommentOrder order, DateTimeOffset now) => Stored(
        Settled(comment) with
        {
            Type = order.Type,
            Reasoning = order.Text,
            Confidence = null,
            TypedBy = order.Manager,
            ClassifiedBy = "",
            ClassifiedAt = now,
        },
        []);

    private static Decision<Comment, CommentOutcome> Answered(
        Comment comment, CommentOrder order, CommentSurroundings around, DateTimeOffset now)
    {
        if (comment.Live || comment.Own)
            return Nothing(CommentOutcome.NotAnswerable);
        if (comment.Answer is { IsLive: true, Private: false } live && live.Text == order.Text)
        {
            return comment.AnswerIsPersons
                ? Nothing(CommentOutcome.AlreadySo)
                : Stored(comment with { AnswerIsPersons = true }, [], CommentOutcome.AlreadySo);
        }

        var outbox = new List<OutboxEntry?>();
        var next = (comment with { AnswerIsPersons = true })
            .Answered(order.Text, order.Manager, around.Account, now, outbox);
        return Stored(next, outbox);
    }

    private static Decision<Comment, CommentOutcome> Unanswered(
        Comment comment, CommentOrder order, CommentSurroundings around, DateTimeOffset now)
    {
        if (comment.Answer is not { IsLive: true, Private: false } answer)
            return Nothing(CommentOutcome.NoAnswer);
        var outbox = new List<OutboxEntry?>();
        var next = comment with
        {
            AnswerIsPersons = true,
            Answer = answer with { Status = CommentAnswerStatus.Deleted, By = order.Manager },
        };
        if (answer.PlatformId is { Length: > 0 } id)
            next = next.Calling(CommentCallKind.Delete, id, around.Account, now, outbox);
        // What an answer that is not there yet would have replaced goes, too.
        next = comment.Replaced.Aggregate(
            next with { Replaced = [] },
            (so, replaced) => so.Calling(CommentCallKind.Delete, replaced, around.Account, now, outbox));
        return Stored(next, outbox);
    }

    /// <summary>Nothing more is done by itself, and what failed is a person's now.</summary>
    private static Comment Settled(Comment comment) =>
        comment with { Status = CommentStatus.Completed, DueAt = null, LastError = null, Failures = 0 };

    private static Decision<Comment, CommentOutcome> Nothing(CommentOutcome outcome) => new(null, CommitEffects.None, outcome);

    private static Decision<Comment, CommentOutcome> Stored(
        Comment next, List<OutboxEntry?> outbox, CommentOutcome outcome = CommentOutcome.Done) =>
        new(next, CommentRules.Effects(next, [.. outbox]), outcome);
}
