using System.Globalization;
using System.Text.Json;
using MirtAi.Grains.Payments;

namespace MirtAi.Silo.Payments;

/// <summary>A row of <c>payments</c> as it is handed to the database. Amounts are decimals in words.</summary>
internal sealed record PaymentDocument
{
    public required string Id { get; init; }
    public required string Provider { get; init; }
    public required string? ProviderId { get; init; }
    public required string SessionKey { get; init; }
    public required string? OrderNumber { get; init; }
    public required string? Plan { get; init; }
    public required string Amount { get; init; }
    public required string Currency { get; init; }
    public required string Status { get; init; }
    public required string Refunded { get; init; }
    public required string Granted { get; init; }
    public required string? Problem { get; init; }
    public required string? Url { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? CheckedAt { get; init; }

    public static PaymentDocument Of(PaymentChanged change) => new()
    {
        Id = change.Id,
        Provider = change.Payment.Provider,
        ProviderId = change.Payment.ProviderId,
        SessionKey = change.Payment.SessionKey,
        OrderNumber = change.Payment.Order,
        Plan = change.Payment.Plan,
        Amount = Text(change.Payment.Amount),
        Currency = change.Payment.Currency,
        Status = change.Payment.StatusName,
        Refunded = Text(change.Payment.Refunded),
        Granted = Text(change.Payment.Granted),
        Problem = change.Payment.Problem,
        Url = change.Payment.Url is { Length: > 0 } url ? url : null,
        CreatedAt = change.Payment.CreatedAt,
        CheckedAt = change.Payment.CheckedAt,
    };

    public string ToJson() => JsonSerializer.Serialize(this, PaymentStorageJson.Default.PaymentDocument);

    internal static string Text(decimal amount) => amount.ToString("0.00######", CultureInfo.InvariantCulture);
}
