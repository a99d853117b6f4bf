using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>What managers read of an order's status.</summary>
internal static class OrderWords
{
    public static string Of(OrderReceipt order) => order switch
    {
        { ProofRejected: true } => "оплату не підтверджено",
        { Status: OrderStatus.PendingPayment } => "очікується оплата",
        { Status: OrderStatus.Paid } => "оплату підтверджено",
        { Status: OrderStatus.Processing } => "замовлення комплектується",
        { Status: OrderStatus.Shipped } => "замовлення відправлено",
        { Status: OrderStatus.Delivered } => "замовлення доставлено",
        { Status: OrderStatus.Cancelled } => "замовлення скасовано",
        { Status: OrderStatus.Returned } => "оформлено повернення",
        _ => order.Status,
    };
}
