namespace MirtAi.Silo.Payments;

/// <summary>A refund that was asked for here.</summary>
public sealed record RefundView
{
    /// <summary>How much, in the payment's currency.</summary>
    public required decimal Amount { get; init; }

    /// <summary><c>asked</c>, <c>done</c>, <c>refused</c> or <c>unclear</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Why it was refused; else null.</summary>
    public required string? Reason { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset At { get; init; }
}
