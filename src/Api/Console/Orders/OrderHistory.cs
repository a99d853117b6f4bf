using MirtAi.Grains.Orders;
using MirtAi.Silo.Orders;

namespace MirtAi.Api.Console.Orders;

/// <summary>A placed order and what people decided of it.</summary>
/// <param name="Order">The order.</param>
/// <param name="Changes">The decisions, oldest first.</param>
public sealed record OrderHistory(OrderView Order, IEnumerable<OrderChangeView> Changes)
{
    /// <summary>Whether its payment is awaited.</summary>
    public bool IsAwaited => Order.Status == OrderStatus.PendingPayment;

    /// <summary>Whether there is a proof to reject: the newest one, while the payment is awaited, and only once.</summary>
    public bool MayReject => IsAwaited && Order.Proofs.Count > 0 && RejectionOf(Order.Proofs[^1]) is null;

    /// <summary>Who rejected a proof; null if nobody did: it is the newest one before the rejection.</summary>
    public OrderChangeView? RejectionOf(ProofView proof) => Changes.LastOrDefault(change =>
        change.IsRejection && Order.Proofs.LastOrDefault(other => other.At <= change.At) == proof);

    /// <summary>What was decided, in the reader's language.</summary>
    public static string Words(ConsoleTexts texts, OrderChangeView change) =>
        change.IsRejection ? texts["orders.rejected"] : texts.Word("order", change.Status);
}
