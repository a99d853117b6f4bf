using System.Text.Json.Serialization;
using MirtAi.Grains.Interfaces.Payments;

namespace MirtAi.Grains.Payments;

/// <summary>A refund that was asked for here.</summary>
public sealed record Refund
{
    /// <summary>What makes it unique, also at a provider that repeats nothing of the same id.</summary>
    public required string Id { get; init; }

    /// <summary>How much, in the payment's currency.</summary>
    public required decimal Amount { get; init; }

    /// <summary>What is refunded of the payment in all when it is done.</summary>
    public required decimal Target { get; init; }

    /// <summary>Where a cryptocurrency goes; null where the provider knows it.</summary>
    public string? Address { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The provider may have it.</summary>
    public bool Sent { get; init; }

    /// <summary>What became of it.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<RefundStatus>))]
    public RefundStatus Status { get; init; }

    /// <summary>Why it was refused; else null.</summary>
    public string? Reason { get; init; }

    /// <summary>How it stands, for whoever asked.</summary>
    internal RefundReceipt Receipt => new(Status, Reason);
}
