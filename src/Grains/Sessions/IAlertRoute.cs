using System.Collections.Immutable;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Sessions;

/// <summary>Where the shop's managers are told of customers. Nothing is told where there is no managers' chat.</summary>
public interface IAlertRoute
{
    /// <summary>
    /// The alert, addressed: its words, then the photos and files that it is about. Nothing if the managers' chat is not configured: then
    /// the escalation is in the list only.
    /// </summary>
    ImmutableArray<OutboxEntry> Address(Session session, Escalation escalation, ImmutableArray<TranscriptLine> lastLines);

    /// <summary>What a customer wrote while a person answers them.</summary>
    ImmutableArray<OutboxEntry> Relay(Session session, InboundEvent inbound) => [];

    /// <summary>What a manager did about the conversation, for the others.</summary>
    /// <param name="session">The session after it.</param>
    /// <param name="action">What they did.</param>
    ImmutableArray<OutboxEntry> Announce(Session session, ManagerAction action) => [];

    /// <summary>What a manager decided of an order, for the others.</summary>
    /// <param name="session">The session after it.</param>
    /// <param name="order">The order after it.</param>
    ImmutableArray<OutboxEntry> Announce(Session session, OrderReceipt order) => [];

    /// <summary>The buttons of what managers were told before, as they are right now.</summary>
    /// <param name="session">The session after what changes them.</param>
    /// <param name="shown">The buttons that are there, newest first.</param>
    ImmutableArray<OutboxEntry> Refresh(Session session, ImmutableArray<ShownButtons> shown) => [];

    /// <summary>A customer waits for a person, and nobody took the call or answers.</summary>
    /// <param name="session">The session after the reminder.</param>
    /// <param name="now">The time.</param>
    ImmutableArray<OutboxEntry> Remind(Session session, DateTimeOffset now) => [];

    /// <summary>The customer whom a manager has cannot be reached any more.</summary>
    ImmutableArray<OutboxEntry> Undeliverable(Session session, string reason) => [];

    /// <summary>A message of a manager's was not delivered.</summary>
    ImmutableArray<OutboxEntry> Undelivered(Session session, UndeliveredMessage message) => [];
}
