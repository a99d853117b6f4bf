using Orleans;

namespace MirtAi.Grains.Interfaces.Sessions;

/// <summary>How an order stands after a manager's action.</summary>
/// <param name="Number">The order's number.</param>
/// <param name="Status">Its status.</param>
/// <param name="ProofRejected">The last proof of its payment was rejected.</param>
/// <param name="Manager">Who decided it; null if that is not known.</param>
/// <param name="At">When; null if that is not known.</param>
/// <param name="CrmTask">What the CRM is told of it by; null if it is told nothing, or was told before.</param>
[GenerateSerializer, Immutable, Alias("mirtai.order-receipt")]
public sealed record OrderReceipt(
    [property: Id(0)] string Number,
    [property: Id(1)] string Status,
    [property: Id(2)] bool ProofRejected = false,
    [property: Id(3)] string? Manager = null,
    [property: Id(4)] DateTimeOffset? At = null,
    [property: Id(5)] string? CrmTask = null);
