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

    /// <summary>
    /// The order with this line. It replaces the line of the same product, which the customer thought better of; as
    /// <paramref name="another"/> one it stands beside it, unless the two are the same in everything.
    /// </summary>
    public OrderDraft With(OrderLine line, bool another) => this with
    {
        Lines = [.. Lines.Where(other => another ? !IsSame(other, line) : other.ProductId != line.ProductId), line],
    };

    /// <summary>The order without a product.</summary>
    public OrderDraft Without(string productId) => this with { Lines = [.. Lines.Where(line => line.ProductId != productId)] };

    private static bool IsSame(OrderLine one, OrderLine other) =>
        one.ProductId == other.ProductId && one.Size == other.Size && one.Color == other.Color;
}
