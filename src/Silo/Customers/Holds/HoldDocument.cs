using System.Text.Json;
using MirtAi.Grains.Customers;

namespace MirtAi.Silo.Customers.Holds;

/// <summary>A row of <c>legal_holds</c> as it is handed to the database; without a manager it is deleted.</summary>
internal sealed record HoldDocument(
    string SessionKey, string? Manager, string? Reason, DateTimeOffset? Since, DateTimeOffset? ErasureAskedAt)
{
    public static HoldDocument Of(HoldChanged change) => new(
        change.SessionKey, change.Hold?.Manager, change.Hold?.Reason, change.Hold?.Since, change.Hold?.ErasureAskedAt);

    public string ToJson() => JsonSerializer.Serialize(this, CustomerJson.Default.HoldDocument);
}
