using System.Collections.Immutable;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Sale;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>
/// What managers decide of orders, as pure functions: the status, what the customer hears of it, and where the conversation stands
/// afterwards become true in one commit, once.
/// </summary>
public static class OrderStatusRules
{
    /// <summary>Whether an action is about an order.</summary>
    public static bool IsAboutOrder(ManagerActionKind kind) =>
        kind is ManagerActionKind.ConfirmPayment or ManagerActionKind.RejectPayment or ManagerActionKind.SetOrderStatus;

    /// <summary>Decides of an order.</summary>
    /// <param name="session">The session.</param>
    /// <param name="action">What a manager wants.</param>
    /// <param name="order">The order as it was stored a moment ago; null if there is none.</param>
    /// <param name="news">What puts it into words.</param>
    /// <param name="limits">What the customer's channel takes.</param>
    /// <param name="now">The time.</param>
    public static Decision<Session, ManagerReceipt> Decide(
        this Session session, ManagerAction action, StoredOrder? order, IOrderNews news, DeliveryLimits limits, DateTimeOffset now)
    {
        if (session.Lines == 0 || order is null)
            return session.Refused(session.Lines == 0 ? ManagerOutcome.NoSession : ManagerOutcome.NoOrder, null);
        // What the session decided is newer than what was read before it.
        var last = session.OrderDecisions.LastOrDefault(decision => decision.Number == order.Number)
            ?? new OrderDecision(order.Number, order.Status, "", default);
        if (session.IsOutdated(action, last) || IsDecided(action, last))
            return session.Refused(ManagerOutcome.Decided, last);

        var rejects = action.Kind is ManagerActionKind.RejectPayment;
        var decided = new OrderDecision(order.Number, StatusAfter(action), action.Manager, now, rejects);
        var told = News(decided, last);
        var (conversation, upsell) = told is null ? (session.Conversation, null) : session.After(decided, told, news);
        ImmutableArray<Reply> replies = told is null || session.Unreachable ? [] : news.Tell(session, told, order.Number, upsell);
        var said = new SessionOutput
        {
            Bubbles = [.. replies.Select(reply => new SessionOutput.Bubble(reply, OutboundComposer.Compose(reply, limits)))],
        }.Effects(session, "order-status", now);
        var next = session.Interrupted(now) with
        {
            Conversation = conversation,
            OrderDecisions = session.OrderDecisions.With(decided),
            Call = told is null ? session.Call : session.Call?.Without(EscalationReasons.PaymentProof),
            Lines = session.Lines + said.Lines.Length,
        };
        ImmutableArray<ICommitEffect> closes = told is null ? [] : Closing(session, order.Number, action.Manager, told, now);
        var changes = new OrderStatusChange(session.Key, order.Number, decided.Status);
        return new(next, said with { Features = [changes, .. closes] }, next.Receipt(ManagerOutcome.Done, decided));
    }

    /// <summary>
    /// A confirmation or a rejection decides of an order that waits for its payment, and a proof is rejected once.
    /// </summary>
    private static bool IsDecided(ManagerAction action, OrderDecision last) => action.Kind switch
    {
        ManagerActionKind.ConfirmPayment => last.Status != OrderStatus.PendingPayment,
        ManagerActionKind.RejectPayment => last.Status != OrderStatus.PendingPayment || last.ProofRejected,
        _ => last.Status == action.OrderStatus,
    };

    /// <summary>
    /// Whether somebody decided, or another proof came, after the manager looked: what they saw is what they decide of.
    /// </summary>
    private static bool IsOutdated(this Session session, ManagerAction action, OrderDecision last) =>
        (action.OrderStatusFrom is { } seen && seen != last.Status)
        || (action.ProofRejected is false && last.ProofRejected)
        || (action.ProofSeen is { } proof && last.Status == OrderStatus.PendingPayment
            && session.NewestProofs.Any(newest => newest.Number == last.Number && newest.At != proof));

    private static string StatusAfter(ManagerAction action) => action.Kind switch
    {
        ManagerActionKind.ConfirmPayment => OrderStatus.Paid,
        ManagerActionKind.RejectPayment => OrderStatus.PendingPayment,
        _ => action.OrderStatus!,
    };

    /// <summary>What the customer hears of it; null if they hear nothing.</summary>
    private static string? News(OrderDecision decided, OrderDecision last) => decided switch
    {
        { ProofRejected: true } => SpeechKeys.PaymentRejected,
        { Status: OrderStatus.Paid } when last.Status == OrderStatus.PendingPayment => SpeechKeys.PaymentConfirmed,
        { Status: OrderStatus.Cancelled } => SpeechKeys.OrderCancelled,
        { Status: OrderStatus.Returned } => SpeechKeys.OrderRefunded,
        _ => null,
    };

    /// <summary>
    /// What ends the calls to look at the proof of its payment and, of the customer's last order, at the order itself; where the proof is
    /// none, another one is awaited.
    /// </summary>
    private static ImmutableArray<ICommitEffect> Closing(
        Session session, string number, string manager, string told, DateTimeOffset now)
    {
        var proof = new EscalationChange(session.Key, EscalationStatus.Closed, manager, now)
        {
            Reason = EscalationReasons.PaymentProof,
            How = told switch
            {
                SpeechKeys.PaymentConfirmed => EscalationEnds.PaymentConfirmed,
                SpeechKeys.PaymentRejected => EscalationEnds.PaymentRejected,
                _ => EscalationEnds.OrderEnded,
            },
        };
        // A call does not tell of which order it is: that of a later one stays.
        var isLast = session.Conversation.Order is { Placed: true } last && last.Number == number;
        return isLast && told is not SpeechKeys.PaymentRejected
            ? [proof, proof with { Reason = EscalationReasons.OrderConfirmed }]
            : [proof];
    }

    private static (Conversation Conversation, Catalog.Product? Upsell) After(
        this Session session, OrderDecision decided, string told, IOrderNews news)
    {
        var conversation = session.Conversation;
        var order = conversation.Order;
        if (!order.Placed || order.Number != decided.Number)
            return (conversation with { Order = Beside(order, decided, told) }, null);
        return told switch
        {
            SpeechKeys.PaymentConfirmed => session.Confirmed(news),
            SpeechKeys.PaymentRejected => (conversation.Moved(order with { ProofTaken = false }, ConversationState.PaymentDelivery), null),
            _ => (conversation.Moved(order.Next() with { Unpaid = order.Unpaid }, ConversationState.End), null),
        };
    }

    /// <summary>The order that the customer chooses now, after news of the one before it.</summary>
    private static OrderDraft Beside(OrderDraft order, OrderDecision decided, string told) => told switch
    {
        SpeechKeys.PaymentRejected => order with { Unpaid = order.Unpaid ?? decided.Number },
        _ => order.Unpaid == decided.Number ? order with { Unpaid = null } : order,
    };

    /// <summary>
    /// A payment that is confirmed before its proof came moves the sale on as the proof would have done; after it the sale has moved
    /// already. While a person has the conversation nothing is offered.
    /// </summary>
    private static (Conversation Conversation, Catalog.Product? Upsell) Confirmed(this Session session, IOrderNews news)
    {
        var conversation = session.Conversation with { Order = session.Conversation.Order with { ProofTaken = true } };
        if (session.Conversation.Order.ProofTaken || !session.Conversation.IsSettled())
            return (conversation, null);
        var upsell = session.Handoff is null && !session.Unreachable && !conversation.OptedOut ? news.Upsell(conversation.Order) : null;
        var progress = conversation.Progress with { ProofCame = true, UpsellDue = upsell is not null };
        var next = TransitionTable.Next(conversation.State, Intent.Payment, progress);
        return next is ConversationState.Upsell && upsell is not null
            ? ((conversation with { Order = conversation.Order with { Upsell = upsell.Id }, Shown = [upsell.Id] }).In(next), upsell)
            : (conversation.In(next), null);
    }

    private static Conversation Moved(this Conversation conversation, OrderDraft order, ConversationState state)
    {
        var moved = conversation with { Order = order };
        return conversation.IsSettled() ? moved.In(state) : moved.In(conversation.State);
    }

    /// <summary>Whether the customer chooses nothing new and has no complaint: what becomes of the order says where they are.</summary>
    private static bool IsSettled(this Conversation conversation) =>
        conversation is
        {
            Selection.ProductId: null,
            State: ConversationState.Init or ConversationState.PaymentDelivery or ConversationState.Upsell or ConversationState.End,
        };

    /// <summary>An answer that is being made knows nothing of the decision: it is made anew.</summary>
    internal static Session Interrupted(this Session session, DateTimeOffset now) =>
        session.Turn is null ? session : session with { Turn = null, Burst = new Burst(now, now) };

    private static Decision<Session, ManagerReceipt> Refused(this Session session, ManagerOutcome outcome, OrderDecision? last) =>
        new(null, CommitEffects.None, session.Receipt(outcome, last));

    private static ManagerReceipt Receipt(this Session session, ManagerOutcome outcome, OrderDecision? decision) => new(
        outcome,
        session.Handoff?.Manager,
        session.Handoff?.Since,
        decision is null ? null : new OrderReceipt(
            decision.Number,
            decision.Status,
            decision.ProofRejected,
            decision.Manager.Length > 0 ? decision.Manager : null,
            decision.Manager.Length > 0 ? decision.At : null));
}
