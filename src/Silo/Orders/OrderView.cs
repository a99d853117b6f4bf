using System.ComponentModel.DataAnnotations;
using MirtAi.Grains.Customers;

namespace MirtAi.Silo.Orders;

/// <summary>An order that a manager has.</summary>
public sealed record OrderView
{
    public required long Id { get; init; }

    /// <summary>The number by which customers and managers call it.</summary>
    public required string ExternalId { get; init; }

    public required string SessionKey { get; init; }

    [OrderStatus]
    public required string Status { get; init; }

    public required IReadOnlyList<OrderLineView> Lines { get; init; }

    /// <summary>ISO 4217; all amounts are in it.</summary>
    public required string Currency { get; init; }

    public required decimal Total { get; init; }

    /// <summary>What is paid at once; the rest is paid on delivery.</summary>
    public required decimal DueNow { get; init; }

    [AllowedValues("full_prepay", "partial_prepay")]
    public required string PaymentMethod { get; init; }

    public required Recipient Recipient { get; init; }

    /// <summary>Proofs of payment, oldest first; candidates until the order is paid.</summary>
    public required IReadOnlyList<ProofView> Proofs { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
