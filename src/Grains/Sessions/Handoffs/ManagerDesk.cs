using System.Collections.Immutable;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Sessions.Crm;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>Adds to what a session decides what managers are told of it, in the same commit.</summary>
internal sealed class ManagerDesk(
    ChannelDirectory channels, IAlertRoute route, OrderDesk orders, HandoffPolicy policy, CannedAnswers canned, CrmPolicy crm,
    ProgressNotes progress, OrderTaking taking, ITranscript transcript, ISentMessages sent, IUnclosedCalls unclosed)
{
    /// <summary>When managers are reminded.</summary>
    public HandoffPolicy Policy => policy;

    /// <summary>The alerts of calls that waited for the opening, with what the customer has written since; nothing if none did.</summary>
    public async Task<ImmutableArray<OutboxEntry>> WaitingCalls(Session session)
    {
        ImmutableArray<Escalation> calls =
            [.. session.Call?.Untold ?? [], .. session.Handoff?.Untold is { } held ? [held] : ImmutableArray<Escalation>.Empty];
        if (calls.IsEmpty)
            return [];
        var lines = await transcript.Latest(session.Key, session.Lines, Sessions.HistoryLines, CancellationToken.None);
        return [.. calls.SelectMany(call => route.Address(session, call, lines))];
    }

    /// <summary>Tells managers of calls that waited, or reminds them of a customer who waits for a person, if that is due.</summary>
    public Decision<Session, bool> Remind(Session session, ImmutableArray<OutboxEntry> calls, DateTimeOffset now) =>
        session.Remind(next => route.Remind(next, now), calls, now, policy);

    /// <inheritdoc cref="OrderDesk.Find"/>
    public Task<StoredOrder?> FindOrder(string sessionKey, ManagerAction action) => orders.Find(sessionKey, action);

    /// <summary>What has been sent, and who was called, that an action changes.</summary>
    public async Task<SentBefore> FindSent(Session session, ManagerAction action) => action.Kind switch
    {
        ManagerActionKind.Correct => session.Corrected(action) is { } said
            ? new SentBefore { Line = await sent.OfLine(session.Key, said.Sequence) }
            : SentBefore.Nothing,
        ManagerActionKind.Say when session.Handoff?.Manager is not null => SentBefore.Nothing,
        ManagerActionKind.Close => new SentBefore
        {
            Buttons = await sent.Buttons(session.Key),
            HasCalls = await unclosed.HasAny(session.Key),
        },
        ManagerActionKind.TakeOver or ManagerActionKind.HandBack or ManagerActionKind.Say or ManagerActionKind.ConfirmPayment
            or ManagerActionKind.RejectPayment or ManagerActionKind.SetOrderStatus =>
            new SentBefore { Buttons = await sent.Buttons(session.Key) },
        _ => SentBefore.Nothing,
    };

    /// <summary>Does what a manager wants, tells the others, and writes it down.</summary>
    /// <param name="session">The session.</param>
    /// <param name="action">What they want.</param>
    /// <param name="order">The order that it is about, as it was stored a moment ago.</param>
    /// <param name="before">What there was a moment ago that it changes.</param>
    /// <param name="now">The time.</param>
    /// <param name="debounce">How many lines may wait for the bot.</param>
    public Decision<Session, ManagerReceipt> Manage(
        Session session, ManagerAction action, StoredOrder? order, SentBefore before, DateTimeOffset now, DebouncePolicy debounce)
    {
        if (session.DoneRequests.HasOther(action))
            return new(null, CommitEffects.None, session.Receipt(ManagerOutcome.OtherRequest));
        var decision = action.Kind is ManagerActionKind.Correct
            ? session.Correct(action, before.Line, channels.Find(session.Channel).Limits)
            : Decide(session, action, order, before, now, debounce);
        if (decision.Next is { } next)
            decision = With(decision, route.Refresh(next, before.Buttons));
        return decision.Remembering(action).Audited(session, action, now);
    }

    /// <summary>
    /// Tells managers that somebody has the customer in the platform's own inbox, and shows them what a customer wrote, or took back, whom
    /// they have or know of.
    /// </summary>
    public Decision<Session, Receipt> Received(Session session, InboundEvent inbound, Decision<Session, Receipt> decision) =>
        Relayed(session, inbound, Elsewhere(session, decision));

    private Decision<Session, Receipt> Relayed(Session session, InboundEvent inbound, Decision<Session, Receipt> decision) =>
        decision.Next is { Handoff: { Untold: null } } next
        && (next.Lines > session.Lines || decision.Effects.Features.Any(effect => effect is LineUnsent))
            ? With(decision, route.Relay(next, inbound))
            : decision;

    /// <summary>Tells managers that somebody answers the customer in the platform's own application, once.</summary>
    public Decision<Session, Receipt> Elsewhere(Session session, Decision<Session, Receipt> decision) =>
        decision.Next is { Handoff.Manager: { } manager } next && session.Handoff?.Manager is null
            ? With(decision, route.Announce(next, new ManagerAction { Kind = ManagerActionKind.TakeOver, Manager = manager }))
            : decision;

    /// <summary>Tells them that the customer whom they have cannot be reached.</summary>
    public Decision<Session, bool> Told(Session session, string reason, Decision<Session, bool> decision) =>
        decision.Next is { Handoff: not null } ? With(decision, route.Undeliverable(session, reason)) : decision;

    /// <summary>Tells them that something that one of them wrote was not delivered.</summary>
    public Decision<Session, bool> Undelivered(Session session, UndeliveredMessage message)
    {
        if (session.Lines == 0) // The customer was erased meanwhile.
            return new(null, CommitEffects.None, false);
        var next = message.Outcome is UndeliveredOutcome.Unreachable ? session with { Unreachable = true } : session;
        return new(next, new CommitEffects { Outbox = route.Undelivered(next, message) }, true);
    }

    private Decision<Session, ManagerReceipt> Decide(
        Session session, ManagerAction action, StoredOrder? order, SentBefore before, DateTimeOffset now, DebouncePolicy debounce)
    {
        var channel = channels.Find(session.Channel);
        var limits = channel.Limits;
        if (OrderStatusRules.IsAboutOrder(action.Kind))
        {
            var decided = orders.Decide(session, action, order, limits, now);
            if (decided is not { Next: { } after, Answer.Order: { } receipt })
                return decided;
            var noted = progress.Of(channel, after.Conversation) is { } stands
                ? Noted(decided, stands with { OrderPaid = receipt.Status == OrderStatus.Paid })
                : decided;
            var told = With(noted, route.Announce(after, receipt));
            var tasks = CrmRules.Of(crm, after, told.Effects.Features, now);
            return told with { Effects = told.Effects with { Features = [.. told.Effects.Features, .. tasks] } };
        }

        if (action.Placement is { } placement)
            return taking.Take(session, placement, order, now);
        if (action.Kind is ManagerActionKind.Link or ManagerActionKind.Unlink)
            return session.Link(action, now);
        if (action.Kind is ManagerActionKind.Tell)
            return session.Tell(action, limits, now);
        if (action.Kind is ManagerActionKind.Tag)
            return session.Tagged(action);
        if (action.Kind is ManagerActionKind.Close && session.IsClosed(before.HasCalls))
            return new(null, CommitEffects.None, session.Receipt(ManagerOutcome.AlreadySo));
        if (action.Canned is { } name)
        {
            if (canned.Find(name, session.Conversation.Language) is not { } text)
                return new(null, CommitEffects.None, session.Receipt(ManagerOutcome.NoCannedAnswer));
            action = action with { Text = text };
        }

        var decision = session.Manage(action, limits, now, debounce);
        if (action.Kind is ManagerActionKind.Note)
            return decision;
        var isNews = action.Kind is not ManagerActionKind.Say || decision.Next?.Handoff?.Manager != session.Handoff?.Manager;
        return decision.Next is { } next && isNews ? With(decision, route.Announce(next, action)) : decision;
    }

    /// <summary>What the customer is told tells their platform, too.</summary>
    private static Decision<Session, ManagerReceipt> Noted(Decision<Session, ManagerReceipt> decision, ContactProgress progress) =>
        decision.Effects.Outbox is not [.., var last] ? decision : decision with
        {
            Effects = decision.Effects with
            {
                Outbox = [.. decision.Effects.Outbox[..^1], last with { Message = last.Message with { Progress = progress } }],
            },
        };

    private static Decision<Session, TAnswer> With<TAnswer>(Decision<Session, TAnswer> decision, ImmutableArray<OutboxEntry> told) =>
        told.IsEmpty
            ? decision
            : decision with { Effects = decision.Effects with { Outbox = [.. decision.Effects.Outbox, .. told] } };
}
