namespace MirtAi.Silo.Payments;

/// <summary>An event of a payment as the database returns it.</summary>
internal sealed class PaymentEventRow
{
    public const string Columns = """
        status as "Status", cast(amount as text) as "Amount", currency as "Currency", cast(refunded as text) as "Refunded",
        outcome as "Outcome", at as "At"
        """;

    public string Status { get; init; } = "";
    public string Amount { get; init; } = "";
    public string Currency { get; init; } = "";
    public string Refunded { get; init; } = "";
    public string Outcome { get; init; } = "";
    public DateTimeOffset At { get; init; }

    public PaymentEventView ToView() => new()
    {
        Status = Status,
        Amount = PaymentRow.Decimal(Amount),
        Currency = Currency,
        Refunded = PaymentRow.Decimal(Refunded),
        Outcome = Outcome,
        At = At,
    };
}
