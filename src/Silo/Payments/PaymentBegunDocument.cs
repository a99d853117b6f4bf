using System.Text.Json;
using MirtAi.Grains.Payments;

namespace MirtAi.Silo.Payments;

/// <summary>The state of a payment that begins, as it is handed to the database.</summary>
internal sealed record PaymentBegunDocument(string Id, string State, DateTimeOffset? DueAt)
{
    public static PaymentBegunDocument Of(PaymentBegun begun) =>
        new(begun.Id, JsonSerializer.Serialize(begun.Payment, JsonSerializerOptions.Web), begun.Payment.DueAt);

    public string ToJson() => JsonSerializer.Serialize(this, PaymentStorageJson.Default.PaymentBegunDocument);
}
