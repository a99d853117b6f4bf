using System.Collections.Immutable;
using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Sessions.Handoffs;

/// <summary>
/// Where an order goes from where it stands. People are offered these steps alone: what a customer was told is not taken back by them.
/// Programs may set every status.
/// </summary>
public static class OrderSteps
{
    /// <summary>The statuses that follow upon a status, the next one first; empty after the last.</summary>
    public static ImmutableArray<string> After(string status) => status switch
    {
        OrderStatus.PendingPayment => [OrderStatus.Paid, OrderStatus.Cancelled],
        OrderStatus.Paid =>
            [OrderStatus.Processing, OrderStatus.Shipped, OrderStatus.Delivered, OrderStatus.Returned, OrderStatus.Cancelled],
        OrderStatus.Processing => [OrderStatus.Shipped, OrderStatus.Delivered, OrderStatus.Returned, OrderStatus.Cancelled],
        OrderStatus.Shipped => [OrderStatus.Delivered, OrderStatus.Returned],
        OrderStatus.Delivered => [OrderStatus.Returned],
        _ => [],
    };
}
