using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Customers;

namespace MirtAi.Grains.Orders;

/// <summary>An order while it is being collected.</summary>
public sealed record OrderDraft
{
    /// <summary>How many photos are remembered of proofs that come before the order is placed.</summary>
    public const int MaxEarlyProofs = 3;

    /// <summary>What is bought.</summary>
    public ImmutableArray<OrderLine> Lines { get; init; } = [];

    /// <summary>Who gets it, and where.</summary>
    public Recipient Recipient { get; init; } = new();

    /// <summary>How it is paid.</summary>
    public PaymentMethod? Payment { get; init; }

    /// <summary>Whether it is complete and with a manager; the next purchase is another order.</summary>
    public bool Placed { get; init; }

    /// <summary>Its number, once it is placed.</summary>
    public string? Number { get; init; }

    /// <summary>Whether the customer has seen the delivery data as they are now.</summary>
    public bool ReadBack { get; init; }

    /// <summary>Whether the customer has sent a proof of payment for it.</summary>
    public bool ProofTaken { get; init; }

    /// <summary>References of photos that came as a proof before it was placed.</summary>
    public ImmutableArray<string> EarlyProofs { get; init; } = [];

    /// <summary>The product that was offered in addition, once it was.</summary>
    public string? Upsell { get; init; }

    /// <summary>The number of the order placed before this one, while its proof of payment has not come.</summary>
    public string? Unpaid { get; init; }

    /// <summary>The price of all lines; null without any.</summary>
    [JsonIgnore]
    public Money? Total => Lines.IsEmpty ? null : Lines.Select(line => line.Sum).Aggregate((sum, price) => sum + price);

    /// <summary>What is paid at once, of an order with lines: the total, or the prepayment where that is chosen and less.</summary>
    public Money DueNow(decimal prepayment)
    {
        var total = Total!.Value;
        return Payment is PaymentMethod.Prepay ? total with { Amount = Math.Min(prepayment, total.Amount) } : total;
    }

    /// <summary>Whether it is placed and its proof of payment has not come.</summary>
    [JsonIgnore]
    public bool AwaitsProof => Placed && !ProofTaken;

    /// <summary>The next order of the same customer.</summary>
    public OrderDraft Next() => new() { Recipient = Recipient, Unpaid = AwaitsProof ? Number : Unpaid };

    /// <summary>
    /// The order with this line. It replaces the line of the same product, which the customer thought better of; as
    /// <paramref name="another"/> one it stands beside it, unless the two are the same in everything.
    /// </summary>
    public OrderDraft With(OrderLine line, bool another) => this with
    {
        Lines = [.. Lines.Where(other => another ? !IsSame(other, line) : other.ProductId != line.ProductId), line],
    };

    /// <summary>The order without a product, in one colour or one size of it if such is given.</summary>
    public OrderDraft Without(string productId, string? color = null, string? size = null) => this with
    {
        Lines =
        [
            .. Lines.Where(line =>
                line.ProductId != productId || (color is not null && line.Color != color) || (size is not null && line.Size != size)),
        ],
    };

    /// <summary>The order with a proof of payment that came now.</summary>
    public OrderDraft WithProof(ImmutableArray<string> images) => Placed
        ? this with { ProofTaken = true }
        : this with { ProofTaken = true, EarlyProofs = [.. EarlyProofs.Concat(images).TakeLast(MaxEarlyProofs)] };

    private static bool IsSame(OrderLine one, OrderLine other) =>
        one.ProductId == other.ProductId && one.Size == other.Size && one.Color == other.Color;
}
