using Orleans;

namespace MirtAi.Grains.Interfaces.Payments;

/// <summary>Money that is to go back to the customer.</summary>
[GenerateSerializer, Immutable, Alias("mirtai.refund-request")]
public sealed record RefundRequest
{
    /// <summary>What makes it unique: 32 hexadecimal digits. Asked for again with the same id it is done once.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>How much; null for all that is left.</summary>
    [Id(1)] public decimal? Amount { get; init; }

    /// <summary>Where a cryptocurrency goes; null where the provider knows it.</summary>
    [Id(2)] public string? Address { get; init; }
}
