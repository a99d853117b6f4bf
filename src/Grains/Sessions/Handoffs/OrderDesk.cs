using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>Finds the order that a manager decides of, and decides.</summary>
internal sealed class OrderDesk(IPlacedOrders orders, IOrderNews news)
{
    /// <summary>The order of an action; null if it is about none, or there is none.</summary>
    public async Task<StoredOrder?> Find(string sessionKey, ManagerAction action) =>
        OrderStatusRules.IsAboutOrder(action.Kind) || action.Kind is ManagerActionKind.PlaceOrder
            ? await orders.Find(sessionKey, action.Order)
            : null;

    /// <inheritdoc cref="OrderStatusRules.Decide"/>
    public Decision<Session, ManagerReceipt> Decide(
        Session session, ManagerAction action, StoredOrder? order, DeliveryLimits limits, DateTimeOffset now) =>
        session.Decide(action, order, news, limits, now);
}
