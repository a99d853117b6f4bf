using System.Globalization;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Messages;

namespace MirtAi.Channels.Telegram;

/// <summary>Notices go where the calls for a person go.</summary>
internal sealed class TelegramNoticeRoute(IOptions<TelegramOptions> options) : INoticeRoute
{
    /// <inheritdoc/>
    public OutboxEntry? Address(string text) =>
        options.Value is not { AlertAccount: { } account, ManagerChatId: { } chat } ? null : new OutboxEntry
        {
            Account = account,
            Recipient = chat.ToString(CultureInfo.InvariantCulture),
            SessionKey = "",
            Lane = OutboxLane.Notice,
            Message = new OutboundMessage { Text = text },
        };
}
