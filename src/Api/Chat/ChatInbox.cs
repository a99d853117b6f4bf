using System.Collections.Immutable;
using MirtAi.Channels.WebChat;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Silo.Inbound;
using Orleans.Runtime;

namespace MirtAi.Api.Chat;

/// <summary>Takes a visitor's message into the service.</summary>
internal sealed class ChatInbox(IInboundDispatcher dispatcher, IAttachments attachments, TimeProvider time)
{
    // How far a browser's clock may be off; further, and the service's own time decides the order.
    private static readonly TimeSpan MaxClockError = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Stores the photos, then the message; null if the conversation is full and nothing is stored. Safe to repeat: the same id gives the
    /// same photos and the same event.
    /// </summary>
    public async Task<ChatReceipt?> Take(ChatVisitor visitor, ChatForm form, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        ImmutableArray<string> ids = [.. form.Photos.Select((_, index) => AttachmentId(visitor, form.Id, index))];
        foreach (var (photo, id) in form.Photos.Zip(ids))
            await attachments.Store(id, visitor.SessionKey, photo, now, cancellationToken);

        var inbound = Event(visitor, form, [.. ids.Select(id => $"{WebChannel.AttachmentScheme}:{id}")], now);
        var receipt = await Accept(inbound);
        if (receipt == Receipt.Overloaded)
        {
            await Forget(visitor, ids);
            return null;
        }

        return new ChatReceipt(
            receipt == Receipt.Accepted ? "accepted" : "duplicate", form.Id, now, ChatMessage.Addresses(inbound.Images));
    }

    /// <summary>Too many calls for a session are the same to its customer as too many of its messages.</summary>
    private async Task<Receipt> Accept(InboundEvent inbound)
    {
        try
        {
            return await dispatcher.Accept(inbound);
        }
        catch (LimitExceededException)
        {
            return Receipt.Overloaded;
        }
    }

    /// <summary>Even if the visitor has gone meanwhile: nobody else would look for the photos of a message that was not taken.</summary>
    private Task Forget(ChatVisitor visitor, ImmutableArray<string> ids) =>
        ids.IsEmpty ? Task.CompletedTask : attachments.RemoveUnused(ids, visitor.SessionKey, CancellationToken.None);

    private static InboundEvent Event(ChatVisitor visitor, ChatForm form, ImmutableArray<string> images, DateTimeOffset now) => new()
    {
        EventId = $"{visitor.SessionKey}:{form.Id}",
        SessionKey = visitor.SessionKey,
        Kind = images.IsEmpty && IsCommand(form.Text) ? InboundKind.Command : InboundKind.Message,
        Recipient = visitor.Id,
        // Two messages of one visitor may be taken by two processes whose clocks differ; the browser's does not.
        SentAt = form.WrittenAt is { } written && (written - now).Duration() < MaxClockError ? written : now,
        MessageId = form.Id,
        Text = form.Text,
        Images = images,
        Customer = new CustomerProfile { Language = form.Language },
    };

    private static bool IsCommand(string text) => text is "/start" or "/restart";

    // A hash of what the message is known by: a repeated upload is the same row.
    private static string AttachmentId(ChatVisitor visitor, string messageId, int index) =>
        RepeatableId.Of($"{visitor.Id}:{messageId}:{index}");
}
