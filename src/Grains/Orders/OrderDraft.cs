using System.Collections.Immutable;

namespace MirtAi.Orders;

/// <summary>An order while it is being collected.</summary>
public sealed record OrderDraft
{
    /// <summary>What is bought.</summary>
    public ImmutableArray<OrderLine> Lines { get; init; } = [];

    /// <summary>Who gets it, and where.</summary>
    public Recipient Recipient { get; init; } = new();

    /// <summary>How it is paid.</summary>
    public PaymentMethod? Payment { get; init; }

    /// <summary>Whether it is complete and with a manager; the next purchase is another order.</summary>
    public bool Placed { get; init; }

    /// <summary>The order with this line; a line for the same product is replaced.</summary>
    public OrderDraft With(OrderLine line) => this with { Lines = [.. Lines.Where(other => other.ProductId != line.ProductId), line] };
}
