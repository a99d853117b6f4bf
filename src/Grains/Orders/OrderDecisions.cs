using System.Collections.Immutable;

namespace MirtAi.Grains.Orders;

/// <summary>The decisions that a session remembers, so that the second manager learns what the first one did.</summary>
internal static class OrderDecisions
{
    /// <summary>How many are remembered; of older ones the stored status tells.</summary>
    public const int Kept = 8;

    /// <summary>The decisions with one more.</summary>
    public static ImmutableArray<OrderDecision> With(this ImmutableArray<OrderDecision> decisions, OrderDecision decision) =>
        [.. decisions.Where(other => other.Number != decision.Number).TakeLast(Kept - 1), decision];

    /// <summary>The decisions after proofs of payment that came: whatever was rejected before them waits for another decision.</summary>
    public static ImmutableArray<OrderDecision> After(
        this ImmutableArray<OrderDecision> decisions, ImmutableArray<PaymentProof> proofs) =>
        proofs.IsEmpty
            ? decisions
            : [.. decisions.Where(decision => !decision.ProofRejected || proofs.All(proof => proof.OrderNumber != decision.Number))];
}
