using System.Globalization;

namespace MirtAi.Channels.Telegram;

/// <summary>
/// A chat: its id, and for a business account's chat the connection through which the account is answered for. As a recipient it
/// reads <c>123</c> or <c>123@connection</c>. The same person may be in both kinds of chat with the same id.
/// </summary>
internal readonly record struct TelegramAddress(long ChatId, string? BusinessConnectionId = null)
{
    /// <summary>The key of the session that lives in this chat.</summary>
    public string SessionKey => BusinessConnectionId is null
        ? string.Create(CultureInfo.InvariantCulture, $"telegram:{ChatId}")
        : string.Create(CultureInfo.InvariantCulture, $"telegram:{BusinessConnectionId}:{ChatId}");

    public static bool TryParse(string recipient, out TelegramAddress address)
    {
        var at = recipient.IndexOf('@', StringComparison.Ordinal);
        var digits = at < 0 ? recipient : recipient.AsSpan(0, at);
        var isChat = long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chatId);
        address = new(chatId, at < 0 ? null : recipient[(at + 1)..]);
        return isChat && address.BusinessConnectionId != "";
    }

    public override string ToString() => BusinessConnectionId is null
        ? ChatId.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{ChatId}@{BusinessConnectionId}");
}
