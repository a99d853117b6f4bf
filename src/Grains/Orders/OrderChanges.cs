using System.Collections.Immutable;
using MirtAi.Grains.Durability;

namespace MirtAi.Grains.Orders;

/// <summary>What a turn does to the shop's orders. It becomes true with the commit of the turn, or not at all.</summary>
public sealed record OrderChanges
{
    /// <summary>Nothing.</summary>
    public static readonly OrderChanges None = new();

    /// <summary>Orders that were placed.</summary>
    public ImmutableArray<PlacedOrder> Placed { get; init; } = [];

    /// <summary>Proofs of payment that came.</summary>
    public ImmutableArray<PaymentProof> Proofs { get; init; } = [];

    /// <summary>What asks for payments of the orders through a provider.</summary>
    public ImmutableArray<ICommitEffect> Payments { get; init; } = [];

    /// <summary>What is stored of it: a proof of no order is in the transcript alone.</summary>
    public IEnumerable<ICommitEffect> Effects => [.. Placed, .. Proofs.Where(proof => proof.OrderNumber is not null), .. Payments];
}
