using Orleans;

namespace MirtAi.Grains.Interfaces.Payments;

/// <summary>What a customer is to pay.</summary>
[GenerateSerializer, Immutable, Alias("mirtai.payment-request")]
public sealed record PaymentRequest
{
    /// <summary>The provider, for instance <c>yookassa</c>.</summary>
    [Id(0)] public required string Provider { get; init; }

    /// <summary>The customer's session.</summary>
    [Id(1)] public required string SessionKey { get; init; }

    /// <summary>The number of the order that it pays for.</summary>
    [Id(2)] public string? Order { get; init; }

    /// <summary>The amount, above 0.</summary>
    [Id(3)] public required decimal Amount { get; init; }

    /// <summary>ISO 4217.</summary>
    [Id(4)] public required string Currency { get; init; }

    /// <summary>The id of the plan to which it subscribes the customer, instead of an order.</summary>
    [Id(5)] public string? Plan { get; init; }

    /// <summary>How many days of the plan it pays for.</summary>
    [Id(6)] public int PlanDays { get; init; }
}
