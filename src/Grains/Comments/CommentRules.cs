using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Language;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Comments;

/// <summary>How a comment goes from received to dealt with. Pure functions.</summary>
internal static class CommentRules
{
    /// <summary>How long a run may take before another begins.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(90);

    private const int MaxErrorLength = 300;

    /// <summary>An event of the platform. A copy of it, also under another post, changes nothing.</summary>
    public static Decision<Comment, Receipt> Receive(this Comment comment, CommentEvent inbound, DateTimeOffset now)
    {
        if (inbound.Removed)
            return comment.Exists && !comment.Deleted ? Stored(Removed(comment)) : Nothing;
        if (!comment.Exists)
            return Stored(New(inbound, now));
        if (comment.Deleted || inbound.SentAt < comment.WordedAt || inbound.Text == comment.Text)
            return Nothing;
        var edited = comment with { Text = inbound.Text, WordedAt = inbound.SentAt };
        return Stored(comment.TypedBy is null ? Due(edited, now) : edited);
    }

    /// <summary>A run takes the comment for a while. Null as the answer if there is nothing to do now.</summary>
    public static Decision<Comment, Comment?> Begin(this Comment comment, DateTimeOffset now)
    {
        if (comment.DueAt is not { } due || due > now)
            return new(null, CommitEffects.None, null);
        var next = comment with { Status = CommentStatus.Processing, Run = comment.Run + 1, DueAt = now + Lease };
        return new(next, Effects(next), next);
    }

    /// <summary>The run found out what the comment is; the lease goes on.</summary>
    public static Decision<Comment, Comment?> Classified(this Comment comment, Comment seen, CommentFindings found, DateTimeOffset now)
    {
        if (!comment.Owns(seen))
            return new(null, CommitEffects.None, null);
        var next = comment with
        {
            SessionKey = found.SessionKey,
            Username = found.Username,
            MediaId = found.MediaId,
            ParentId = found.ParentId,
            Text = found.Text,
            Own = found.Own,
            AnswersOurs = found.AnswersOurs,
            Type = found.Verdict?.Type,
            Confidence = found.Verdict?.Confidence,
            Reasoning = found.Verdict?.Reasoning ?? found.Note,
            ClassifiedBy = found.Verdict?.By ?? "",
            ClassifiedAt = found.Verdict is null ? null : now,
        };
        return new(next, Effects(next), next);
    }

    /// <summary>The run failed: it is tried again later, or, after the last attempt, given up and told.</summary>
    public static Decision<Comment, bool> Failed(
        this Comment comment, Comment seen, string reason, double chance, DateTimeOffset now, Func<string, OutboxEntry?> notice)
    {
        if (!comment.Owns(seen))
            return new(null, CommitEffects.None, false);
        var failures = comment.Failures + 1;
        var failed = comment with { Failures = failures, LastError = CodePoints.Cut(reason, MaxErrorLength) };
        if (failures > CommentRetries.Count)
            return GivenUp(failed with { DueAt = null }, notice);
        var next = failed with { Status = CommentStatus.Retry, DueAt = now + CommentRetries.PauseAfter(failures, chance) };
        return new(next, Effects(next), true);
    }

    /// <summary>Nothing more follows by itself; the managers are told once.</summary>
    public static Decision<Comment, bool> GivenUp(Comment comment, Func<string, OutboxEntry?> notice)
    {
        var next = comment with { Status = CommentStatus.Failed, FailureTold = true };
        var told = comment.FailureTold ? null : CommentAlerts.Entry(next, CommentAlerts.Failure(next), notice);
        return new(next, Effects(next, told), true);
    }

    /// <summary>Whether the run that saw this still has the lease, and nobody decided otherwise meanwhile.</summary>
    public static bool Owns(this Comment comment, Comment seen) =>
        comment.Exists && comment.Status is CommentStatus.Processing && comment.Run == seen.Run && comment.Text == seen.Text;

    /// <summary>The commit of a comment with what goes out.</summary>
    public static CommitEffects Effects(Comment next, params ReadOnlySpan<OutboxEntry?> outbox) => new()
    {
        Outbox = [.. outbox.ToArray().OfType<OutboxEntry>()],
        Features = [new CommentStored(next)],
    };

    private static Decision<Comment, Receipt> Nothing { get; } = new(null, CommitEffects.None, Receipt.Duplicate);

    private static Decision<Comment, Receipt> Stored(Comment next) => new(next, Effects(next), Receipt.Accepted);

    private static Comment New(CommentEvent inbound, DateTimeOffset now) => Due(
        new Comment
        {
            Id = inbound.CommentId,
            SessionKey = $"{inbound.Channel}:{inbound.AuthorId}",
            Username = inbound.Username,
            MediaId = inbound.MediaId,
            ParentId = inbound.ParentId,
            Text = inbound.Text,
            WrittenAt = inbound.SentAt,
            WordedAt = inbound.SentAt,
            TakenAt = now,
            Live = inbound.Live,
        },
        now);

    private static Comment Due(Comment comment, DateTimeOffset now) =>
        comment with { Status = CommentStatus.Pending, DueAt = now, Failures = 0, LastError = null };

    private static Comment Removed(Comment comment) =>
        comment with { Deleted = true, Status = CommentStatus.Completed, DueAt = null, LastError = null };
}
