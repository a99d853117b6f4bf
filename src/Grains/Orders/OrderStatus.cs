using System.Collections.Immutable;

namespace MirtAi.Grains.Orders;

/// <summary>How an order that a manager has stands, as it is stored and shown.</summary>
public static class OrderStatus
{
    public const string PendingPayment = "pending_payment";
    public const string Paid = "paid";
    public const string Processing = "processing";
    public const string Shipped = "shipped";
    public const string Delivered = "delivered";
    public const string Cancelled = "cancelled";
    public const string Returned = "returned";

    /// <summary>Every status.</summary>
    public static ImmutableArray<string> All { get; } = [PendingPayment, Paid, Processing, Shipped, Delivered, Cancelled, Returned];
}
