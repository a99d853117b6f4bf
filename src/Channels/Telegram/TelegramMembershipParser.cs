using System.Text.Json;
using MirtAi.Channels.Json;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Channels.Telegram;

/// <summary>Reads that a customer blocked the bot or came back (Bot API, ChatMemberUpdated of the bot itself).</summary>
internal static class TelegramMembershipParser
{
    public static ParsedUpdate Parse(string eventId, JsonElement membership, long? managerChatId)
    {
        if (membership.Object("chat"u8) is not { } chat)
            return new ParsedUpdate.Ignored("no chat");
        if (TelegramChatParser.Refusal(chat, managerChatId) is { } refusal)
            return new ParsedUpdate.Ignored(refusal);
        if (Kind(membership) is not { } kind)
            return new ParsedUpdate.Ignored("a membership that neither opens nor closes the chat");
        var address = new TelegramAddress(chat.Integer("id"u8)!.Value);
        return new ParsedUpdate.Event(new InboundEvent
        {
            EventId = eventId,
            SessionKey = address.SessionKey,
            Kind = kind,
            Recipient = address.ToString(),
            SentAt = TelegramChatParser.Date(membership),
            Customer = TelegramChatParser.Profile(membership.Object("from"u8)),
        });
    }

    private static InboundKind? Kind(JsonElement membership)
    {
        if (membership.Object("new_chat_member"u8) is not { } member)
            return null;
        if (member.Is("status"u8, "kicked"u8))
            return InboundKind.Unreachable;
        return member.Is("status"u8, "member"u8) ? InboundKind.Reachable : null;
    }
}
