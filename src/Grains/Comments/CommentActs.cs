using System.Collections.Immutable;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Comments;

/// <summary>Puts a plan and the ends of calls into the state of a comment. What a person decided stays. Pure functions.</summary>
internal static class CommentActs
{
    private const int MaxLooks = 6;

    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(15);

    /// <summary>How long after it was written a comment takes a message in Direct (Instagram Platform, "Private replies").</summary>
    private static readonly TimeSpan DirectWindow = TimeSpan.FromDays(7);

    /// <summary>The run is done: the plan is committed with everything that goes out.</summary>
    public static Decision<Comment, bool> Act(
        this Comment comment, Comment seen, CommentPlan plan, string? permalink, CommentSurroundings around, DateTimeOffset now)
    {
        if (!comment.Owns(seen))
            return new(null, CommitEffects.None, false);
        var next = comment with { Status = CommentStatus.Completed, DueAt = null, Failures = 0, LastError = null };
        var outbox = new List<OutboxEntry?>();
        if (comment.Deleted || comment.Own)
            return new(next, CommentRules.Effects(next), true);

        var mayAnswer = !comment.AnswerIsPersons && comment.Answer is null or { Status: CommentAnswerStatus.Failed, By: null };
        if (plan is { Reply: { } reply } && plan.Does(CommentAction.Answer) && mayAnswer)
            next = next.Answered(reply, by: null, around.Account, now, outbox, plan.Until);
        if (plan is { Reply: { } words } && plan.Does(CommentAction.PrivateReply) && comment.MayWriteDirect(now))
            next = next.Written(words, plan, around.Account, now, outbox);
        if (plan.Does(CommentAction.Delete))
            next = (next with { Deleted = true }).Calling(CommentCallKind.Delete, comment.Id, around.Account, now, outbox);
        else if (plan.Does(CommentAction.Hide) && comment is { HiddenBy: null, Hidden: false })
            next = (next with { Hidden = true }).Calling(CommentCallKind.Hide, comment.Id, around.Account, now, outbox);
        if ((plan.Does(CommentAction.Alert) || plan.AsksPerson) && !comment.Alerted)
        {
            next = next with { Alerted = true };
            outbox.Add(CommentAlerts.Entry(next, CommentAlerts.Alert(next, plan, permalink), around.Notice));
        }

        return new(next, CommentRules.Effects(next, [.. outbox]), true);
    }

    /// <summary>What became of calls of the platform.</summary>
    public static Decision<Comment, bool> Settle(
        this Comment comment, ImmutableArray<EndedCall> ended, CommentSurroundings around, DateTimeOffset now)
    {
        var known = ended.Where(call => comment.Open.Any(open => open.Number == call.Number)).ToImmutableArray();
        if (known.IsEmpty)
            return comment.LookAt <= now ? Looked(comment, now) : new(null, CommitEffects.None, false);

        var (next, outbox, reply, refused) = (comment, new List<OutboxEntry?>(), (string?)null, (string?)null);
        foreach (var end in known)
        {
            var call = next.Open.First(open => open.Number == end.Number);
            next = next with { Open = next.Open.Remove(call) };
            if (call.Kind is CommentCallKind.Reply or CommentCallKind.PrivateReply)
            {
                next = next.Replied(call, end, around.Account, now, outbox);
                reply ??= call.Kind is CommentCallKind.Reply && end.PlatformId is { Length: > 0 } id ? id : null;
            }

            if (end.PlatformId is null && end.Error?.StartsWith(CommentCalls.Gone, StringComparison.Ordinal) == true)
                next = next with { Deleted = true, Status = CommentStatus.Completed, DueAt = null };
            else if (end.PlatformId is null)
                refused ??= end.Error ?? "The platform refused it";
        }

        next = next with { LookAt = next is { Open.IsEmpty: true, OwesOpening: false } ? null : now + FirstLook, Looks = 0 };
        if (refused is not null && !next.Deleted)
        {
            var given = CommentRules.GivenUp(next with { LastError = refused }, around.Notice);
            (next, outbox) = (given.Next!, [.. outbox, .. given.Effects.Outbox]);
        }

        return new(
            next,
            new CommitEffects { Outbox = [.. outbox.OfType<OutboxEntry>()], Features = [new CommentStored(next, reply)] },
            true);
    }

    /// <summary>A call of the platform is decided.</summary>
    public static Comment Calling(
        this Comment comment, CommentCallKind kind, string target, string account, DateTimeOffset now, List<OutboxEntry?> outbox,
        string text = "", DateTimeOffset? until = null)
    {
        var number = comment.Calls + 1;
        var afterReply = kind is CommentCallKind.Hide && comment.Open.Any(open => open.Kind is CommentCallKind.Reply);
        outbox.Add(CommentCalls.Entry(account, comment, number, new CommentCall(kind, target, now), text, until, afterReply));
        return comment with
        {
            Calls = number,
            Open = comment.Open.Add(new OpenCall(number, kind)),
            LookAt = now + FirstLook,
            Looks = 0,
        };
    }

    /// <summary>The author's session knows what was written in Direct.</summary>
    public static Decision<Comment, bool> Opened(this Comment comment)
    {
        if (!comment.OwesOpening)
            return new(null, CommitEffects.None, false);
        var next = comment with
        {
            Direct = comment.Direct! with { Opens = false },
            LookAt = comment.Open.IsEmpty ? null : comment.LookAt,
        };
        return new(next, CommitEffects.None, true);
    }

    /// <summary>
    /// Whether its author may be written to in Direct: once a comment, soon enough for the platform, and unless a person took the answer.
    /// </summary>
    private static bool MayWriteDirect(this Comment comment, DateTimeOffset now) =>
        comment is { Live: false, AnswerIsPersons: false, Direct: null, Answer: not { Private: true } }
        && now - comment.WrittenAt < DirectWindow;

    /// <summary>A message in Direct is decided.</summary>
    private static Comment Written(
        this Comment comment, string text, CommentPlan plan, string account, DateTimeOffset now, List<OutboxEntry?> outbox)
    {
        var calling = comment.Calling(CommentCallKind.PrivateReply, comment.Id, account, now, outbox, text, plan.Until);
        return calling with
        {
            Direct = new CommentAnswer { Text = text, At = now, Call = calling.Calls, ProductId = plan.ProductId, Opens = true },
        };
    }

    /// <summary>An answer is decided.</summary>
    public static Comment Answered(
        this Comment comment, string text, string? by, string account, DateTimeOffset now, List<OutboxEntry?> outbox,
        DateTimeOffset? until = null)
    {
        var replaced = comment.Answer is { Status: CommentAnswerStatus.Sent, Private: false, PlatformId: { Length: > 0 } earlier }
            ? comment.Replaced.Add(earlier)
            : comment.Replaced;
        var calling = comment.Calling(CommentCallKind.Reply, comment.Id, account, now, outbox, text, until);
        return calling with
        {
            Replaced = replaced,
            Answer = new CommentAnswer { Text = text, By = by, At = now, Call = calling.Calls },
        };
    }

    /// <summary>An answer reached the platform or was refused. One that was replaced or deleted meanwhile is taken back.</summary>
    private static Comment Replied(
        this Comment comment, OpenCall call, EndedCall end, string account, DateTimeOffset now, List<OutboxEntry?> outbox)
    {
        if (comment.Direct is { } direct && direct.Call == call.Number)
        {
            var status = end.PlatformId is null ? CommentAnswerStatus.Failed : CommentAnswerStatus.Sent;
            return comment with { Direct = direct with { Status = status, PlatformId = end.PlatformId } };
        }

        if (comment.Answer is { IsLive: true } answer && answer.Call == call.Number)
        {
            if (end.PlatformId is null)
                return comment with { Answer = answer with { Status = CommentAnswerStatus.Failed } };
            var sent = comment with
            {
                Answer = answer with { Status = CommentAnswerStatus.Sent, PlatformId = end.PlatformId },
                Replaced = [],
            };
            return comment.Replaced.Aggregate(
                sent, (next, id) => next.Calling(CommentCallKind.Delete, id, account, now, outbox));
        }

        return call.Kind is CommentCallKind.Reply && end.PlatformId is { Length: > 0 } unwanted
            ? comment.Calling(CommentCallKind.Delete, unwanted, account, now, outbox)
            : comment;
    }

    /// <summary>The ends are told; a message that is lost costs a while.</summary>
    private static Decision<Comment, bool> Looked(Comment comment, DateTimeOffset now)
    {
        var looks = Math.Min(comment.Looks + 1, MaxLooks);
        var next = comment with { Looks = looks, LookAt = now + (FirstLook * (1 << looks)) };
        return new(next, CommitEffects.None, true);
    }
}
