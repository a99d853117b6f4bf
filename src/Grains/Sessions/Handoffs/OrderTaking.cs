using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions.Crm;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>
/// Takes orders that were collected elsewhere, each once. The catalogue has the price; what the conversation knows of size and colour
/// completes it.
/// </summary>
internal sealed class OrderTaking(ICatalog catalog, IOptions<PaymentOptions> payment, IAlertRoute route, CrmPolicy crm)
{
    /// <summary>Places the order, unless it is placed.</summary>
    /// <param name="session">The session.</param>
    /// <param name="request">The order.</param>
    /// <param name="stored">The order of its number as it was stored a moment ago; null if there is none.</param>
    /// <param name="now">The time.</param>
    public Decision<Session, ManagerReceipt> Take(Session session, OrderRequest request, StoredOrder? stored, DateTimeOffset now)
    {
        if (session.Lines == 0)
            return Refuse(session, ManagerOutcome.NoSession, null);
        if ((stored ?? Placed(session, request)) is { } known)
            return Refuse(session, ManagerOutcome.AlreadySo, new OrderReceipt(known.Number, known.Status));
        if (Lines(session.Conversation, request) is not { IsEmpty: false } lines)
            return Refuse(session, ManagerOutcome.WrongPrice, null);

        var draft = new OrderDraft
        {
            Lines = lines,
            Recipient = new Recipient
            {
                FullName = request.FullName,
                Phone = request.Phone,
                City = request.City,
                Branch = request.Branch,
            },
            Payment = session.Conversation.Order.Payment ?? PaymentMethod.Full,
            Placed = true,
            Number = request.Number,
            ReadBack = true,
            Unpaid = session.Conversation.Order.Unpaid,
        };
        var order = PlacedOrder.Of(draft, session.Key, catalog.Current, payment.Value.Prepayment);
        var next = session.Interrupted(now) with
        {
            Conversation = (session.Conversation with { Order = draft, Selection = new() }).In(ConversationState.PaymentDelivery),
        };
        var effects = Effects(next, order, now);
        return new(next, effects, next.Receipt(ManagerOutcome.Done) with
        {
            Order = new OrderReceipt(order.Number, OrderStatus.PendingPayment)
            {
                CrmTask = effects.Features.OfType<CrmTask>().FirstOrDefault(task => task.Kind == CrmTaskKinds.Order)?.Id,
            },
        });
    }

    private CommitEffects Effects(Session session, PlacedOrder order, DateTimeOffset now)
    {
        var escalation = new Escalation
        {
            SessionKey = session.Key,
            Reason = EscalationReasons.OrderConfirmed,
            Level = EscalationReasons.Level(EscalationReasons.OrderConfirmed),
            State = session.Conversation.State.ContractName(),
            At = now,
            Order = order,
        };
        var plan = new TurnPlan { Conversation = session.Conversation, Orders = new OrderChanges { Placed = [order] } };
        return new CommitEffects
        {
            Outbox = route.Address(session, escalation, []),
            Features = [order, escalation, .. CrmRules.Of(crm, session, order.Number, plan, escalation, now)],
        };
    }

    /// <summary>The conversation has placed the same order already, under a number of its own.</summary>
    private static StoredOrder? Placed(Session session, OrderRequest request) =>
        session.Conversation.Order is { Placed: true, Number: { } number } order && IsOf(order, request)
            ? new StoredOrder(
                number,
                session.OrderDecisions.LastOrDefault(decision => decision.Number == number)?.Status ?? OrderStatus.PendingPayment)
            : null;

    /// <summary>What was chosen in the conversation, if it is this; else the product at a price that it has.</summary>
    private ImmutableArray<OrderLine> Lines(Conversation conversation, OrderRequest request)
    {
        if (conversation.Order is { Placed: false } open && IsOf(open, request))
            return open.Lines;
        if (catalog.Current.Find(request.ProductId) is not { } product)
            return [];
        var chosen = conversation.Selection.ProductId == product.Id ? conversation.Selection : new Selection();
        var size = product.Sizes.FirstOrDefault(size =>
            size.Price.Amount == request.Sum && (chosen.Size is null || size.Size.Label == chosen.Size));
        return size is null ? [] : [new OrderLine(product.Id, chosen.Size ?? "", chosen.Color ?? "", size.Price)];
    }

    private static bool IsOf(OrderDraft order, OrderRequest request) =>
        order.Lines.Any(line => line.ProductId == request.ProductId) && order.Total?.Amount == request.Sum;

    private static Decision<Session, ManagerReceipt> Refuse(Session session, ManagerOutcome outcome, OrderReceipt? order) =>
        new(null, CommitEffects.None, session.Receipt(outcome) with { Order = order });
}
