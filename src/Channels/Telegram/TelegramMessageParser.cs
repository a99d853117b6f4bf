using System.Globalization;
using System.Text.Json;
using MirtAi.Channels.Json;
using MirtAi.Channels.Text;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;

namespace MirtAi.Channels.Telegram;

/// <summary>Reads a message or a new wording of one (Bot API, Message).</summary>
internal static class TelegramMessageParser
{
    public static ParsedUpdate Parse(string eventId, JsonElement message, long? managerChatId, bool isEdit, bool isBusiness)
    {
        if (Refusal(message, managerChatId, isBusiness) is { } refusal)
            return new ParsedUpdate.Ignored(refusal);
        return Content(message, isEdit) is { } content
            ? new ParsedUpdate.Event(Addressed(eventId, message, content))
            : new ParsedUpdate.Ignored(isEdit ? "an edit of what is not read" : "a service message");
    }

    private static string? Refusal(JsonElement message, long? managerChatId, bool isBusiness)
    {
        if (message.Object("chat"u8) is not { } chat)
            return "no chat";
        if (TelegramChatParser.Refusal(chat, managerChatId) is { } refusal)
            return refusal;
        var from = message.Object("from"u8);
        if (from?.IsTrue("is_bot"u8) == true)
            return "a bot's message";
        var hasConnection = TelegramChatParser.Connection(message) is not null;
        if (isBusiness && !hasConnection)
            return "a business message that cannot be answered, for it names no connection";
        if (!hasConnection)
            return null;
        // In a business chat the account's owner and its bots write too; only the other side is the customer.
        var isCustomer = from?.Integer("id"u8) == chat.Integer("id"u8) && message.Member("sender_business_bot"u8) is null;
        return isCustomer ? null : "the business account's own message";
    }

    private static InboundEvent Addressed(string eventId, JsonElement message, MessageContent content)
    {
        var chatId = message.Object("chat"u8)!.Value.Integer("id"u8)!.Value;
        var address = new TelegramAddress(chatId, TelegramChatParser.Connection(message), TelegramChatParser.Thread(message));
        var messageId = message.Integer("message_id"u8) ?? 0;
        return new InboundEvent
        {
            EventId = eventId,
            SessionKey = address.SessionKey,
            Kind = content.Kind,
            Recipient = address.ToString(),
            SentAt = TelegramChatParser.Date(message),
            // Message id 0 means that the server has not numbered it yet.
            MessageId = messageId > 0 ? messageId.ToString(CultureInfo.InvariantCulture) : "",
            Position = messageId,
            Text = content.Kind is InboundKind.Message or InboundKind.Edit
                ? InboundText.Clean(Quotation.Before(content.Text, TelegramReply.QuotedBy(message)))
                : content.Text,
            AnswersTo = TelegramReply.WordlessOf(message),
            Images = content.Photo is null ? [] : [content.Photo],
            Media = content.Media,
            Files = content.Media is not null && TelegramMedia.File(message, TelegramMedia.PhotoScheme) is { } file ? [file] : [],
            Customer = TelegramChatParser.Profile(message.Object("from"u8)),
        };
    }

    private static MessageContent? Content(JsonElement message, bool isEdit)
    {
        var rich = TelegramRichText.Of(message);
        var text = message.String("text"u8) ?? message.String("caption"u8) ?? rich ?? "";
        var photo = TelegramMedia.Photo(message);
        var media = photo is null ? Unreadable(message, isRead: text.Length > 0) : null;
        var clean = InboundText.Clean(text);
        if (isEdit)
            return clean.Length > 0 || photo is not null ? new(InboundKind.Edit, clean, photo, media) : null;
        if (photo is null && media is null)
            return TextOnly(message, text, clean);
        if (media == "contact" && Phone(message) is { Length: > 0 } phone)
            return new(InboundKind.Contact, phone);
        return new(media is null ? InboundKind.Message : InboundKind.Unreadable, clean, photo, media);
    }

    private static MessageContent? TextOnly(JsonElement message, string text, string clean)
    {
        if (clean.Length == 0)
            return null;
        return TelegramCommand.Read(text, message) is { } command
            ? new(InboundKind.Command, InboundText.Clean(command))
            : new(InboundKind.Message, clean);
    }

    /// <summary>A text says what there is to say, whatever unknown members stand beside it.</summary>
    private static string? Unreadable(JsonElement message, bool isRead) =>
        TelegramMedia.Unreadable(message) is { } media && !(isRead && media == TelegramMedia.Unknown) ? media : null;

    private static string Phone(JsonElement message) =>
        InboundText.Clean(message.Object("contact"u8)?.String("phone_number"u8), maxLength: 64).Trim();

    private sealed record MessageContent(InboundKind Kind, string Text, string? Photo = null, string? Media = null);
}
