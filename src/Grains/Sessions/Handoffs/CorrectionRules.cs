using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>
/// What a manager's new wording of their message changes, as pure functions: the line of the transcript, and what the customer reads. A
/// message is edited where the platform can do so and it has arrived; elsewhere a short message says what was meant.
/// </summary>
internal static class CorrectionRules
{
    /// <summary>What stands before the new wording.</summary>
    private static readonly LocalizedText Prefix = new("Виправлення: ", "Исправление: ", "Correction: ");

    /// <summary>The line that a manager means; null if it is none of the newest <see cref="RecentMessage.Kept"/>.</summary>
    public static RecentMessage? Corrected(this Session session, ManagerAction action) =>
        action.MessageId is { Length: > 0 } id ? session.Said.LastOrDefault(said => said.MessageId == id) : null;

    /// <summary>Remembers which message of a manager's a line is.</summary>
    public static Session Remembering(this Session session, ManagerAction action, long line) => action.MessageId is { Length: > 0 } id
        ? session with { Said = SessionRules.Remember(session.Said, new RecentMessage(id, line, RecentMessage.Hash(action.Text))) }
        : session;

    /// <summary>Takes the new wording. Who has the conversation, and what waits, stays as it is.</summary>
    /// <param name="session">The session.</param>
    /// <param name="action">The new wording, with the id of the manager's message.</param>
    /// <param name="delivered">What the customer got of the line.</param>
    /// <param name="limits">What the customer's channel takes.</param>
    public static Decision<Session, ManagerReceipt> Correct(
        this Session session, ManagerAction action, ImmutableArray<DeliveredPart> delivered, DeliveryLimits limits)
    {
        if (session.Corrected(action) is not { } said)
            return Refused(session, session.Lines == 0 ? ManagerOutcome.NoSession : ManagerOutcome.NoMessage);
        // Platforms tell of an edit, too, when nothing of the words has changed.
        if (said.TextHash == RecentMessage.Hash(action.Text) || action.Text.Length == 0)
            return Refused(session, ManagerOutcome.AlreadySo);
        if (session.Unreachable)
            return Refused(session, ManagerOutcome.Unreachable);
        var next = session with { Said = session.Said.Replace(said, said with { TextHash = RecentMessage.Hash(action.Text) }) };
        return new(
            next,
            new CommitEffects
            {
                Edits = [new TranscriptEdit(session.Key, said.Sequence, action.Text)],
                Outbox =
                [
                    .. Messages(session, action.Text, delivered, limits)
                        .Select(message => SessionRules.Entry(session, message with { ByPerson = true }, said.Sequence)),
                ],
            },
            next.Receipt(ManagerOutcome.Done));
    }

    private static ImmutableArray<OutboundMessage> Messages(
        Session session, string text, ImmutableArray<DeliveredPart> delivered, DeliveryLimits limits)
    {
        var told = OutboundComposer.Compose(new Reply(Prefix.In(session.Conversation.Language) + text), limits);
        var isEditable = limits.Edits && delivered.Select(part => part.PlatformId).Distinct(StringComparer.Ordinal).Count() == 1;
        if (!isEditable || delivered[0] is not { PlatformId.Length: > 0 } part || told is not [var otherwise])
            return told;
        var isCaption = !part.Message.Images.IsDefaultOrEmpty
            || part.Message.Original is not null
            || part.Message.Edit is { IsCaption: true };
        return text.Length > (isCaption ? limits.MaxCaptionLength : limits.MaxTextLength)
            ? told
            : [new OutboundMessage { Text = text, Edit = new MessageEdit(part.PlatformId, isCaption, otherwise.Text) }];
    }

    private static Decision<Session, ManagerReceipt> Refused(Session session, ManagerOutcome outcome) =>
        new(null, CommitEffects.None, session.Receipt(outcome));
}
