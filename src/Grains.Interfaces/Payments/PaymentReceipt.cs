using Orleans;

namespace MirtAi.Grains.Interfaces.Payments;

/// <summary>How a payment stands after it was asked for.</summary>
/// <param name="Status">Its status; <see cref="PaymentStatus.New"/> while the provider has not answered.</param>
/// <param name="Url">Where the customer pays; null if there is no such page.</param>
/// <param name="Problem">What is wrong with it, in a few words; null if nothing is.</param>
[GenerateSerializer, Immutable, Alias("mirtai.payment-receipt")]
public sealed record PaymentReceipt(
    [property: Id(0)] PaymentStatus Status,
    [property: Id(1)] string? Url = null,
    [property: Id(2)] string? Problem = null);
