using System.Text.Json;
using MirtAi.Grains.Payments;

namespace MirtAi.Silo.Payments;

/// <summary>A row of <c>payment_events</c> as it is handed to the database. Amounts are decimals in words.</summary>
internal sealed record PaymentEventDocument(
    string Provider,
    string EventId,
    string PaymentId,
    string SessionKey,
    string Status,
    string Amount,
    string Currency,
    string Refunded,
    string Outcome,
    DateTimeOffset At)
{
    public static PaymentEventDocument Of(PaymentHeard heard) => new(
        heard.Event.Provider,
        heard.Event.Name,
        heard.Id,
        heard.SessionKey,
        heard.Event.Status.ToString().ToLowerInvariant(),
        PaymentDocument.Text(heard.Event.Amount),
        heard.Event.Currency,
        PaymentDocument.Text(heard.Event.Refunded),
        heard.Outcome,
        heard.At);

    public string ToJson() => JsonSerializer.Serialize(this, PaymentStorageJson.Default.PaymentEventDocument);
}
