using Orleans;

namespace MirtAi.Grains.Interfaces.Payments;

/// <summary>How a refund stands after it was asked for.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Reason">Why it was refused or is impossible, in a few words; else null.</param>
[GenerateSerializer, Immutable, Alias("mirtai.refund-receipt")]
public sealed record RefundReceipt([property: Id(0)] RefundStatus Status, [property: Id(1)] string? Reason = null);
