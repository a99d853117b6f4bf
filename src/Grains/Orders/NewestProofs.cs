using System.Collections.Immutable;

namespace MirtAi.Grains.Orders;

/// <summary>The proofs that a session remembers, so that a manager decides of what they saw.</summary>
internal static class NewestProofs
{
    /// <summary>The proofs after others came.</summary>
    public static ImmutableArray<NewestProof> After(this ImmutableArray<NewestProof> known, ImmutableArray<PaymentProof> proofs) =>
        proofs.Aggregate(known, (all, proof) => proof.OrderNumber is { } number
            ? [.. all.Where(other => other.Number != number).TakeLast(OrderDecisions.Kept - 1), new NewestProof(number, proof.At)]
            : all);
}
