using System.Globalization;

namespace MirtAi.Channels.Telegram;

/// <summary>
/// A chat: its id, for a business account's chat the connection through which the account is answered for, and for a private chat with
/// topics the topic. As a recipient it reads <c>123</c>, <c>123@connection</c>, <c>123/topic</c> or <c>123/topic@connection</c>. The same
/// person may be in both kinds of chat with the same id; the topics of a chat are one session.
/// </summary>
internal readonly record struct TelegramAddress(long ChatId, string? BusinessConnectionId = null, int? ThreadId = null)
{
    /// <summary>The key of the session that lives in this chat.</summary>
    public string SessionKey => BusinessConnectionId is null
        ? string.Create(CultureInfo.InvariantCulture, $"telegram:{ChatId}")
        : string.Create(CultureInfo.InvariantCulture, $"telegram:{BusinessConnectionId}:{ChatId}");

    public static bool TryParse(string recipient, out TelegramAddress address)
    {
        var at = recipient.IndexOf('@', StringComparison.Ordinal);
        var chat = at < 0 ? recipient : recipient.AsSpan(0, at);
        var slash = chat.IndexOf('/');
        var isChat = long.TryParse(
            slash < 0 ? chat : chat[..slash], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chatId);
        var thread = 0;
        var isThread = slash < 0 || int.TryParse(chat[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out thread);
        address = new(chatId, at < 0 ? null : recipient[(at + 1)..], slash < 0 ? null : thread);
        return isChat && isThread && address.BusinessConnectionId != "";
    }

    public override string ToString()
    {
        var thread = ThreadId is { } id ? string.Create(CultureInfo.InvariantCulture, $"/{id}") : "";
        var connection = BusinessConnectionId is null ? "" : $"@{BusinessConnectionId}";
        return string.Create(CultureInfo.InvariantCulture, $"{ChatId}{thread}{connection}");
    }
}
