using System.Globalization;

namespace MirtAi.Channels.Telegram;

/// <summary>A message of a chat that can be copied, <c>chat/message</c>.</summary>
internal readonly record struct TelegramOriginal(long ChatId, long MessageId)
{
    public static bool TryParse(string reference, out TelegramOriginal original)
    {
        var slash = reference.IndexOf('/', StringComparison.Ordinal);
        long message = 0;
        var isChat = long.TryParse(
            slash < 0 ? "" : reference.AsSpan(0, slash), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chat);
        var isMessage = isChat
            && long.TryParse(reference.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out message) && message > 0;
        original = new(chat, message);
        return isMessage;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ChatId}/{MessageId}");
}
