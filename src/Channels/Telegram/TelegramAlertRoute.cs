using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Managers;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Grains.Sessions.Hours;

namespace MirtAi.Channels.Telegram;

/// <summary>Managers are told in their Telegram chat, by the managers' bot if there is one, else by the customers'.</summary>
internal sealed class TelegramAlertRoute(
    ChannelDirectory channels, IOptions<TelegramOptions> options, IOptions<ManagementOptions> management, OpeningHours hours,
    TimeProvider clock)
    : IAlertRoute
{
    /// <summary>How many earlier messages about a customer get other buttons: the group's pace is shared by all customers.</summary>
    public const int MaxRefreshed = 2;

    /// <inheritdoc/>
    public ImmutableArray<OutboxEntry> Address(Session session, Escalation escalation, ImmutableArray<TranscriptLine> lastLines)
    {
        var profile = channels.Find(session.Channel).ProfileLink(session.Recipient, session.Customer);
        var words = AlertComposer.Compose(session, escalation, lastLines, management.Value.Conversation(session.Key), profile);
        return
        [
            .. Entries(session, words with { Buttons = Buttons(escalation) }, isCall: true),
            .. TelegramAttachments.Of(session, escalation, lastLines, options.Value)
                .SelectMany(attached => Entries(session, attached, isCall: true)),
        ];
    }

    /// <inheritdoc/>
    public ImmutableArray<OutboxEntry> Relay(Session session, InboundEvent inbound) =>
    [
        .. TelegramAttachments.Of(session, inbound, options.Value)
            .Prepend(RelayComposer.Said(session, inbound))
            .SelectMany(told => Entries(session, told with { Relays = RelayComposer.Quoted(inbound) })),
    ];

    /// <inheritdoc/>
    public ImmutableArray<OutboxEntry> Announce(Session session, ManagerAction action) => Entries(
        session,
        RelayComposer.Done(session, action) with
        {
            Buttons = ManagerButtons.Of(session),
        });

    /// <inheritdoc/>
    public ImmutableArray<OutboxEntry> Announce(Session session, OrderReceipt order) =>
        Entries(session, RelayComposer.Decided(session, order));

    /// <inheritdoc/>
    public ImmutableArray<OutboxEntry> Refresh(Session session, ImmutableArray<ShownButtons> shown) =>
    [
        .. shown.Take(MaxRefreshed)
            .Select(one => (one.PlatformId, Old: one.Buttons, New: ManagerButtons.Now(session, one.Buttons)))
            .Where(one => !one.Old.SequenceEqual(one.New))
            .SelectMany(one => Entries(session, new OutboundMessage { ButtonsOf = one.PlatformId, Buttons = one.New }))
            // It is no new message, and goes into no topic.
            .Select(entry => entry with { Message = entry.Message with { Topic = null } }),
    ];

    /// <inheritdoc/>
    public ImmutableArray<OutboxEntry> Remind(Session session, DateTimeOffset now) => Entries(
        session,
        RelayComposer.Reminder(session, now) with
        {
            Buttons = ManagerButtons.Of(session),
        });

    /// <inheritdoc/>
    public ImmutableArray<OutboxEntry> Undeliverable(Session session, string reason) =>
        Entries(session, RelayComposer.Undeliverable(session, reason));

    /// <inheritdoc/>
    public ImmutableArray<OutboxEntry> Undelivered(Session session, UndeliveredMessage message) =>
        Entries(session, RelayComposer.Undelivered(session, message));

    private static ImmutableArray<OutboundButton> Buttons(Escalation escalation) =>
        escalation.Proofs.LastOrDefault(proof => proof.OrderNumber is not null)?.OrderNumber is { } order
            ? ManagerButtons.OfProof(order)
            : ManagerButtons.OfCall;

    private ImmutableArray<OutboxEntry> Entries(Session session, OutboundMessage message, bool isCall = false) =>
        options.Value is not { AlertAccount: { } account, ManagerChatId: { } chat } ? [] :
        [
            new OutboxEntry
            {
                Account = account,
                Recipient = chat.ToString(CultureInfo.InvariantCulture),
                SessionKey = session.Key,
                Lane = OutboxLane.Notice,
                Message = message with
                {
                    Topic = options.Value.ManagerThreadId is null ? TopicTitle.Of(session, isCall) : null,
                    Silent = hours.Silence(clock.GetUtcNow()),
                },
            },
        ];
}
