using System.Text.Json;
using MirtAi.Channels.Json;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Comments.Replies;
using MirtAi.Grains.Messages;

namespace MirtAi.Channels.Instagram;

/// <summary>
/// Acts upon comments of one professional account (Instagram Platform, "IG Comment", "Private replies"). It is an account of its own in the
/// outbox, so that comments and conversations do not wait for each other. One attempt is one call.
/// </summary>
internal sealed class InstagramCommentClient(GraphApi api, InstagramOptions options) : IChannelClient
{
    public const string AccountName = "instagram-comments";

    private const int MaxPrivateLength = 1_000;

    /// <summary>So much may the platform's clock differ from ours.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(2);

    public string Account => AccountName;

    /// <summary>All replies share the hourly allowance; what is done otherwise does not.</summary>
    public DeliveryLimits Limits { get; } = new()
    {
        PerSecond = options.MessagesPerSecond,
        PerRecipientPerSecond = Math.Min(1, options.MessagesPerSecond),
        RecipientBurst = 3,
        Shared = new(CommentCalls.ReplyPrefix, HourlyReplies(options.RepliesPerHour)),
        MaxTextLength = CommentReply.MaxLength,
        MaxCaptionLength = 0,
        MaxAlbumSize = 1,
    };

    public async Task<SendResult> Send(string recipient, OutboundMessage message, CancellationToken cancellationToken)
    {
        if (message.Comment is not { } call)
            return new SendResult.Rejected("nothing that is done to a comment");
        if (!InstagramCommentParser.IsId(call.Target))
            return new SendResult.Rejected("the comment's id is none of Instagram's");
        if (message.Text.Length > (call.Kind is CommentCallKind.PrivateReply ? MaxPrivateLength : CommentReply.MaxLength))
            return new SendResult.Rejected("the reply is too long");
        return Result(call.Kind, await Do(call, message.Text, cancellationToken));
    }

    /// <summary>
    /// A reply is looked for in its thread, by its author, its words and its time. Everything else may be done twice without harm: the
    /// platform refuses a second private reply.
    /// </summary>
    public async Task<SendResult?> FindSent(string recipient, OutboundMessage message, CancellationToken cancellationToken)
    {
        if (message.Comment is not { Kind: CommentCallKind.Reply } call || !InstagramCommentParser.IsId(call.Target))
            return null;
        var answer = await api.Get($"{call.Target}/replies?fields=id,text,timestamp,from,username&limit=100", cancellationToken);
        return answer switch
        {
            GraphAnswer.Done { Result: var thread } => Find(thread, message.Text, call.Since) is { } id ? new SendResult.Sent(id) : null,
            // Nothing is sent blindly: the thread is read again later.
            GraphAnswer.Lost { Reason: var reason } => new SendResult.Failed($"the thread cannot be read: {reason}"),
            _ => Result(call.Kind, answer),
        };
    }

    public Task ShowTyping(string recipient, CancellationToken cancellationToken) => Task.CompletedTask;

    private Task<GraphAnswer> Do(CommentCall call, string text, CancellationToken cancellationToken) => call.Kind switch
    {
        CommentCallKind.Reply => api.Post($"{call.Target}/replies?message={Uri.EscapeDataString(text)}", cancellationToken),
        CommentCallKind.PrivateReply => api.Post(
            $"{options.AccountId}/messages",
            new PrivateReplyRequest(new CommentAuthor(call.Target)) { Message = new() { Text = text } },
            InstagramJson.Default.PrivateReplyRequest,
            cancellationToken),
        CommentCallKind.Hide => api.Post($"{call.Target}?hide=true", cancellationToken),
        CommentCallKind.Show => api.Post($"{call.Target}?hide=false", cancellationToken),
        CommentCallKind.Delete => api.Delete(call.Target, cancellationToken),
        CommentCallKind.OpenPost => api.Post($"{call.Target}?comment_enabled=true", cancellationToken),
        _ => api.Post($"{call.Target}?comment_enabled=false", cancellationToken),
    };

    private static SendResult Result(CommentCallKind kind, GraphAnswer answer) => answer switch
    {
        GraphAnswer.Done { Result: var done } when kind is CommentCallKind.Reply or CommentCallKind.PrivateReply =>
            (done.String("id"u8) ?? done.String("message_id"u8)) is { Length: > 0 } id
                ? new SendResult.Sent(id)
                : new SendResult.Uncertain("an answer without an id"),
        GraphAnswer.Done => new SendResult.Sent(""),
        // What is to be deleted is not there: it is so already.
        GraphAnswer.Refused { IsGone: true } when kind is CommentCallKind.Delete => new SendResult.Sent(""),
        // Used for a private reply before: by an attempt whose answer was lost, or by a person.
        GraphAnswer.Refused { Code: 10900 or 10903 } or GraphAnswer.Refused { Code: 100, Subcode: 2534025 }
            when kind is CommentCallKind.PrivateReply => new SendResult.Sent(""),
        GraphAnswer.Refused { IsGone: true } refused => new SendResult.Rejected($"{CommentCalls.Gone}: {refused.Message}"),
        _ => answer.ToSendResult(),
    };

    private string? Find(JsonElement thread, string text, DateTimeOffset since)
    {
        if (thread.Array("data"u8) is not { } replies)
            return null;
        return replies.EnumerateArray()
            .Where(reply => IsOwn(reply) && reply.String("text"u8)?.Trim() == text.Trim())
            .Where(reply => InstagramTime.Read(reply.Member("timestamp"u8)) is not { } at || at >= since - ClockTolerance)
            .Select(reply => reply.String("id"u8))
            .LastOrDefault();
    }

    /// <summary>Where the platform does not say who wrote it, the words have to do.</summary>
    private bool IsOwn(JsonElement reply) => reply.Object("from"u8)?.String("id"u8) is not { } author || author == options.AccountId;

    /// <summary>A tenth below the allowance, and what may come at once after a pause is a part of it.</summary>
    private static RecipientLimit HourlyReplies(int perHour)
    {
        var burst = Math.Max(1, perHour / 5);
        return new(Math.Max(1, perHour - burst) / 3_600d, burst, Ready: Math.Max(1, perHour / 75));
    }
}
