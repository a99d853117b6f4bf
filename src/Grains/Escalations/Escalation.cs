using System.Collections.Immutable;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Escalations;

/// <summary>A call for a person, stored with the turn that made it.</summary>
public sealed record Escalation : ICommitEffect
{
    /// <summary>The session's key.</summary>
    public required string SessionKey { get; init; }

    /// <summary>Why, as a stable code in upper case, for instance <c>COMPLAINT</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>How urgent: <c>L1</c> in its turn, <c>L2</c> before all others, <c>L3</c> at once.</summary>
    public string Level { get; init; } = "L1";

    /// <summary>The state in which the customer was.</summary>
    public required string State { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The order that the customer has, for the alert; it is stored elsewhere.</summary>
    public PlacedOrder? Order { get; init; }

    /// <summary>Proofs of payment that came with it, for the alert; they are stored with the order.</summary>
    public ImmutableArray<PaymentProof> Proofs { get; init; } = [];
}
