using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using MirtAi.Api.Webhooks;
using MirtAi.Channels.WebChat;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Api.Chat;

/// <summary>Takes a visitor's message into the service.</summary>
internal sealed class ChatInbox(IInboundDispatcher dispatcher, IAttachments attachments, TimeProvider time)
{
    // How far a browser's clock may be off; further, and the service's own time decides the order.
    private static readonly TimeSpan MaxClockError = TimeSpan.FromMinutes(10);

    /// <summary>Stores the photos, then the message. Safe to repeat: the same id gives the same photos and the same event.</summary>
    public async Task<ChatReceipt> Take(ChatVisitor visitor, ChatForm form, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var references = ImmutableArray.CreateBuilder<string>(form.Photos.Length);
        for (var i = 0; i < form.Photos.Length; i++)
        {
            var id = AttachmentId(visitor, form.Id, i);
            await attachments.Store(id, visitor.SessionKey, form.Photos[i], now, cancellationToken);
            references.Add($"{WebChannel.AttachmentScheme}:{id}");
        }

        var inbound = Event(visitor, form, references.DrainToImmutable(), now);
        var receipt = await dispatcher.Accept(inbound);
        return new ChatReceipt(
            receipt == Receipt.Accepted ? "accepted" : "duplicate", form.Id, now, ChatMessage.Addresses(inbound.Images));
    }

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
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{visitor.Id}:{messageId}:{index}")).AsSpan(0, 16));
}
