using System.Collections.Immutable;

namespace MirtAi.Grains.Orders;

/// <summary>An order as a manager looks at it.</summary>
/// <param name="Order">What was ordered.</param>
/// <param name="Status">Where it stands, one of <see cref="OrderStatus"/>.</param>
/// <param name="Proofs">The proofs of its payment, oldest first.</param>
public sealed record OrderSheet(PlacedOrder Order, string Status, ImmutableArray<PaymentProof> Proofs);
