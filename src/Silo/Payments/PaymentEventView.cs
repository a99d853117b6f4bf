namespace MirtAi.Silo.Payments;

/// <summary>What a provider told of a payment.</summary>
public sealed record PaymentEventView
{
    [PaymentStatusName]
    public required string Status { get; init; }

    public required decimal Amount { get; init; }
    public required string Currency { get; init; }

    /// <summary>How much was refunded by then.</summary>
    public required decimal Refunded { get; init; }

    /// <summary><c>applied</c>, <c>late</c>, <c>missing</c>, or the problem that it made.</summary>
    public required string Outcome { get; init; }

    public required DateTimeOffset At { get; init; }
}
