using System.Text.Json.Serialization;

namespace MirtAi.Api.Payments;

/// <summary>What is to go back to the customer.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record RefundOpening
{
    /// <summary>How much, in the payment's currency; absent for all that is left.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The wallet to which a cryptocurrency goes; needed by Heleket.</summary>
    public string? Address { get; init; }
}
