using System.Globalization;
using System.Text.Json;
using MirtAi.Channels.Json;
using MirtAi.Channels.Text;
using MirtAi.Grains.Messages;

namespace MirtAi.Channels.Telegram;

/// <summary>
/// Reads what a message answers (Bot API, <c>reply_to_message</c>, <c>external_reply</c> and <c>quote</c>): the part that the customer
/// marked, else the text or the caption of the earlier message. Of a message in another chat, such as the shop's channel, Telegram passes
/// on the marked part only.
/// </summary>
internal static class TelegramReply
{
    /// <summary>The words that the message points at; empty if there are none.</summary>
    public static string QuotedBy(JsonElement message)
    {
        var marked = message.Object("quote"u8)?.String("text"u8);
        if (message.Object("reply_to_message"u8) is not { } original)
            return message.Object("external_reply"u8) is null ? "" : InboundText.Clean(marked, Quotation.MaxLength);
        var text = marked
            ?? original.String("text"u8)
            ?? original.String("caption"u8)
            ?? TelegramRichText.Of(original);
        return InboundText.Clean(text, Quotation.MaxLength);
    }

    /// <summary>The id of the message that is answered, if it has no words to quote; empty otherwise.</summary>
    public static string WordlessOf(JsonElement message) =>
        message.Object("reply_to_message"u8)?.Integer("message_id"u8) is > 0 and var id && QuotedBy(message).Length == 0
            ? id.ToString(CultureInfo.InvariantCulture)
            : "";
}
