using System.Text.Json;
using MirtAi.Channels.Json;
using MirtAi.Channels.Text;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Channels.Telegram;

/// <summary>
/// Reads a pressed button (Bot API, CallbackQuery). Its message may be missing or inaccessible, and so may its value: the press still
/// becomes an event, because the customer's application waits for the acknowledgement.
/// </summary>
internal static class TelegramButtonParser
{
    private const int MaxQueryIdLength = 128;

    /// <param name="now">The query itself carries no time, and its message's is that of the bot's message.</param>
    public static ParsedUpdate Parse(string eventId, JsonElement query, long? managerChatId, DateTimeOffset now)
    {
        if (query.Object("from"u8) is not { } from || from.Integer("id"u8) is not { } userId)
            return new ParsedUpdate.Ignored("a button that nobody pressed");
        if (from.IsTrue("is_bot"u8))
            return new ParsedUpdate.Ignored("a bot's button");
        var message = query.Object("message"u8);
        if (message?.Object("chat"u8) is { } chat && Refusal(chat, message.Value, userId, managerChatId) is { } refusal)
            return new ParsedUpdate.Ignored(refusal);

        // A private chat has the id of the person in it, so it is known without the message too.
        var address = message is { } known
            ? new TelegramAddress(userId, TelegramChatParser.Connection(known), TelegramChatParser.Thread(known))
            : new TelegramAddress(userId);
        return new ParsedUpdate.Event(new InboundEvent
        {
            EventId = eventId,
            SessionKey = address.SessionKey,
            Kind = InboundKind.Button,
            Recipient = address.ToString(),
            SentAt = now,
            Position = message?.Integer("message_id"u8) ?? 0,
            Text = InboundText.Clean(query.String("data"u8)),
            Customer = TelegramChatParser.Profile(from),
            CallbackId = InboundText.Clean(query.String("id"u8), MaxQueryIdLength) is { Length: > 0 } id ? id : null,
        });
    }

    private static string? Refusal(JsonElement chat, JsonElement message, long userId, long? managerChatId)
    {
        if (TelegramChatParser.Refusal(chat, managerChatId) is { } refusal)
            return refusal;
        if (chat.Integer("id"u8) == userId)
            return null;
        return TelegramChatParser.Connection(message) is null ? "another person's chat" : "the business account's own button";
    }
}
