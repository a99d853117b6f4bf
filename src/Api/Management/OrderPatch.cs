using System.Text.Json.Serialization;
using MirtAi.Silo.Orders;

namespace MirtAi.Api.Management;

/// <summary>What a manager says of an order.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record OrderPatch
{
    /// <summary><c>paid</c> confirms a proof of payment.</summary>
    [OrderStatus]
    public string? Status { get; init; }

    /// <summary>
    /// The status that the order must have until then: if somebody gave it another one meanwhile, nothing is done. It may be absent.
    /// </summary>
    [OrderStatus]
    public string? From { get; init; }

    /// <summary>
    /// The <c>at</c> of the newest proof of payment that was looked at: if another one came meanwhile and the order is still
    /// <c>pending_payment</c>, nothing is done. It may be absent.
    /// </summary>
    public DateTimeOffset? Proof { get; init; }

    /// <inheritdoc cref="ManagerRequest.Manager"/>
    public string? Manager { get; init; }
}
