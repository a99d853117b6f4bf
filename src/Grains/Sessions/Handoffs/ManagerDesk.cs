using System.Collections.Immutable;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>Adds to what a session decides what managers are told of it, in the same commit.</summary>
internal sealed class ManagerDesk(ChannelDirectory channels, IAlertRoute route)
{
    /// <summary>Does what a manager wants, and tells the others.</summary>
    public Decision<Session, ManagerReceipt> Manage(Session session, ManagerAction action, DateTimeOffset now, DebouncePolicy policy)
    {
        var decision = session.Manage(action, channels.Find(session.Channel).Limits, now, policy);
        var isNews = action.Kind is not ManagerActionKind.Say || decision.Next?.Handoff?.Manager != session.Handoff?.Manager;
        return decision.Next is { } next && isNews ? With(decision, route.Announce(next, action)) : decision;
    }

    /// <summary>Shows managers what a customer wrote whom they have.</summary>
    public Decision<Session, Receipt> Relayed(Session session, InboundEvent inbound, Decision<Session, Receipt> decision) =>
        decision.Next is { Handoff: not null } next && next.Lines > session.Lines ? With(decision, route.Relay(next, inbound)) : decision;

    /// <summary>Tells them that the customer whom they have cannot be reached.</summary>
    public Decision<Session, bool> Told(Session session, string reason, Decision<Session, bool> decision) =>
        decision.Next is { Handoff: not null } ? With(decision, route.Undeliverable(session, reason)) : decision;

    private static Decision<Session, TAnswer> With<TAnswer>(Decision<Session, TAnswer> decision, ImmutableArray<OutboxEntry> told) =>
        told.IsEmpty
            ? decision
            : decision with { Effects = decision.Effects with { Outbox = [.. decision.Effects.Outbox, .. told] } };
}
