using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions;

namespace MirtAi.Channels.Telegram;

/// <summary>Managers are told in their Telegram chat, by the managers' bot if there is one, else by the customers'.</summary>
internal sealed class TelegramAlertRoute(IOptions<TelegramOptions> options) : IAlertRoute
{
    /// <inheritdoc/>
    public OutboxEntry? Address(Session session, Escalation escalation, ImmutableArray<TranscriptLine> lastLines) =>
        options.Value is not { AlertAccount: { } account, ManagerChatId: { } chat } ? null : new OutboxEntry
        {
            Account = account,
            Recipient = chat.ToString(CultureInfo.InvariantCulture),
            SessionKey = session.Key,
            Lane = OutboxLane.Notice,
            Message = AlertComposer.Compose(session, escalation, lastLines),
        };
}
