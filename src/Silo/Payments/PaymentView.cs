using System.Text.Json.Serialization;

namespace MirtAi.Silo.Payments;

/// <summary>A payment through a provider.</summary>
public sealed record PaymentView
{
    /// <summary>The service's id; <c>provider:id</c> if it was not made here.</summary>
    public required string Id { get; init; }

    public required string Provider { get; init; }

    /// <summary>The provider's id; null until it has answered.</summary>
    public required string? ProviderId { get; init; }

    /// <summary>The customer who pays; empty if it was not made here.</summary>
    public required string SessionKey { get; init; }

    /// <summary>What the customer is called, for the console; null if that is not known.</summary>
    [JsonIgnore]
    public string? CustomerName { get; init; }

    /// <summary>The order that it pays for.</summary>
    public required string? Order { get; init; }

    /// <summary>The plan to which it subscribes the customer, instead of an order.</summary>
    public required string? Plan { get; init; }

    public required decimal Amount { get; init; }

    /// <summary>ISO 4217, or the code of a cryptocurrency; all amounts are in it.</summary>
    public required string Currency { get; init; }

    [PaymentStatusName]
    public required string Status { get; init; }

    /// <summary>How much was refunded.</summary>
    public required decimal Refunded { get; init; }

    /// <summary>How much was turned into what it pays for.</summary>
    public required decimal Granted { get; init; }

    /// <summary>Why nothing is granted for it; null if nothing is wrong.</summary>
    public required string? Problem { get; init; }

    /// <summary>Where the customer pays.</summary>
    public required string? Url { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
