using System.Globalization;

namespace MirtAi.Silo.Payments;

/// <summary>A payment as the database returns it.</summary>
internal sealed class PaymentRow
{
    public const string Columns = """
        id as "Id", provider as "Provider", provider_id as "ProviderId", session_key as "SessionKey", order_number as "Order",
        plan as "Plan", cast(amount as text) as "Amount", currency as "Currency", status as "Status", cast(refunded as text) as "Refunded",
        cast(granted as text) as "Granted", problem as "Problem", url as "Url", created_at as "CreatedAt", updated_at as "UpdatedAt"
        """;

    public string Id { get; init; } = "";
    public string Provider { get; init; } = "";
    public string? ProviderId { get; init; }
    public string SessionKey { get; init; } = "";
    public string? CustomerName { get; init; }
    public string? Order { get; init; }
    public string? Plan { get; init; }
    public string Amount { get; init; } = "";
    public string Currency { get; init; } = "";
    public string Status { get; init; } = "";
    public string Refunded { get; init; } = "";
    public string Granted { get; init; } = "";
    public string? Problem { get; init; }
    public string? Url { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }

    public PaymentView ToView() => new()
    {
        Id = Id,
        Provider = Provider,
        ProviderId = ProviderId,
        SessionKey = SessionKey,
        CustomerName = CustomerName,
        Order = Order,
        Plan = Plan,
        Amount = Decimal(Amount),
        Currency = Currency,
        Status = Status,
        Refunded = Decimal(Refunded),
        Granted = Decimal(Granted),
        Problem = Problem,
        Url = Url,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
    };

    internal static decimal Decimal(string amount) => decimal.Parse(amount, CultureInfo.InvariantCulture);
}
