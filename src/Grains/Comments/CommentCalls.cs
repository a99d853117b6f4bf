using System.Globalization;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Comments;

/// <summary>How calls of the platform stand in the outbox.</summary>
public static class CommentCalls
{
    /// <summary>
    /// What the recipients of replies begin with: the platform counts replies by themselves. Behind it stands when the comment was taken,
    /// so that of many that wait the oldest is replied to first.
    /// </summary>
    public const string ReplyPrefix = "reply:";

    /// <summary>What the reason begins with when a comment is no longer there.</summary>
    public const string Gone = "The comment is gone";

    /// <summary>What the sessions begin with under which calls stand, before the comment's id.</summary>
    public const string SessionPrefix = "comment:";

    /// <summary>The session under which a comment's calls stand.</summary>
    public static string SessionOf(string commentId) => SessionPrefix + commentId;

    /// <summary>The comment whose calls stand under a session; null if they are none.</summary>
    public static string? CommentOf(string sessionKey) =>
        sessionKey.StartsWith(SessionPrefix, StringComparison.Ordinal) ? sessionKey[SessionPrefix.Length..] : null;

    /// <summary>A call of a comment.</summary>
    /// <param name="account">The account of the outbox.</param>
    /// <param name="comment">The comment.</param>
    /// <param name="number">The call's number.</param>
    /// <param name="call">The call.</param>
    /// <param name="text">The words of a reply.</param>
    /// <param name="until">After it nobody waits for the reply any more; null if it is never too late.</param>
    /// <param name="afterReply">It waits for the reply that is under way: nobody can reply to a hidden comment.</param>
    public static OutboxEntry Entry(
        string account, Comment comment, long number, CommentCall call, string text = "", DateTimeOffset? until = null,
        bool afterReply = false) => new()
        {
            Account = account,
            Recipient = call.Kind is CommentCallKind.Reply || afterReply ? ReplyTo(comment) : call.Target,
            SessionKey = SessionOf(comment.Id),
            Sequence = number,
            Message = new OutboundMessage { Text = text, Comment = call, Until = until },
        };

    private static string ReplyTo(Comment comment) =>
        string.Create(CultureInfo.InvariantCulture, $"{ReplyPrefix}{comment.TakenAt.ToUnixTimeMilliseconds():D14}:{comment.Id}");
}
