using MirtAi.Grains.Conversations;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Language;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Sessions;

/// <summary>A message in Direct to the author of a comment begins a conversation, or goes on with one. Pure functions.</summary>
public static class CommentOpening
{
    /// <summary>
    /// Takes the comment and what was written about it: the transcript holds both, and the product that they are about is the one that is
    /// talked about, unless the customer has come further.
    /// </summary>
    public static Decision<Session, bool> Open(this Session session, CommentTopic topic, DateTimeOffset now)
    {
        // It belongs to what was erased: nothing of it comes back.
        if (session.ErasedAt > topic.CommentedAt)
            return new(session, CommitEffects.None, false);
        var line = new TranscriptLine
        {
            SessionKey = session.Key,
            Sequence = session.Lines + 1,
            Author = Author.Bot,
            At = now,
            Text = Quotation.Before(topic.Reply, CodePoints.Cut(topic.Comment, Quotation.MaxLength)),
            SentAt = topic.RepliedAt,
        };
        var isNew = session.Lines == 0;
        var next = session with
        {
            Recipient = isNew ? session.Key[(session.Channel.Length + 1)..] : session.Recipient,
            Customer = isNew && topic.Username.Length > 0 ? new CustomerProfile { Username = topic.Username } : session.Customer,
            Lines = line.Sequence,
            ErasedAt = null,
            // A turn that runs decides where the conversation stands.
            Conversation = session.Turn is null ? About(session.Conversation, topic.ProductId) : session.Conversation,
        };
        return new(next, new CommitEffects { Lines = [line] }, true);
    }

    private static Conversation About(Conversation conversation, string? productId) =>
        productId is null || conversation.Selection.ProductId is not null
        || conversation.Order is { Placed: false, Lines.IsEmpty: false }
            ? conversation
            : conversation with { Selection = new Selection { ProductId = productId }, Shown = [productId], Unshown = [] };
}
