using System.Collections.Immutable;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Sale;

namespace MirtAi.Grains.Sessions.Crm;

/// <summary>What a CRM is told of what happens. Pure.</summary>
internal static class CrmRules
{
    /// <summary>What follows from a turn.</summary>
    public static ImmutableArray<CrmTask> Of(
        CrmPolicy policy, Session session, string turnId, TurnPlan plan, Escalation? escalation, DateTimeOffset now)
    {
        if (policy == CrmPolicy.Off)
            return [];
        var tasks = ImmutableArray.CreateBuilder<CrmTask>();
        void Tell(string kind, string id, string? order = null) => tasks.Add(new CrmTask
        {
            Id = $"{kind}:{id}",
            SessionKey = session.Key,
            Kind = kind,
            At = now,
            Username = session.Customer.Username,
            OrderNumber = order,
        });
        if (policy.FollowsChats && session.Answered == 0)
            Tell(CrmTaskKinds.FirstTouch, session.Key);
        foreach (var order in plan.Orders.Placed)
        {
            if (policy.TakesOrders)
                Tell(CrmTaskKinds.Order, order.Number, order.Number);
            if (policy.FollowsChats)
                Tell(CrmTaskKinds.Invoice, order.Number, order.Number);
        }

        // A notice calls nobody away from the bot: the chat stays where it is.
        if (policy.FollowsChats && escalation is not null && !EscalationReasons.IsNotice(escalation.Reason))
            Tell(CrmTaskKinds.Escalation, turnId);
        return tasks.ToImmutable();
    }

    /// <summary>What follows from what managers and payments decided of orders.</summary>
    public static ImmutableArray<CrmTask> Of(CrmPolicy policy, Session session, IEnumerable<ICommitEffect> effects, DateTimeOffset now) =>
        !policy.TakesOrders ? [] :
        [
            .. effects.OfType<OrderStatusChange>().Select(change => new CrmTask
            {
                Id = $"{CrmTaskKinds.OrderStatus}:{change.Number}:{change.Status}:{now.UtcTicks}",
                SessionKey = session.Key,
                Kind = CrmTaskKinds.OrderStatus,
                At = now,
                Username = session.Customer.Username,
                OrderNumber = change.Number,
                Status = change.Status,
            }),
        ];
}
