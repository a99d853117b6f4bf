using System.Globalization;
using MirtAi.Grains.Interfaces.Messages;
using Orleans;
using Orleans.Runtime;

namespace MirtAi.Grains.Interfaces.Payments;

/// <summary>How a payment stands, as its provider answered when it was asked: never what a webhook's body says.</summary>
[GenerateSerializer, Immutable, Alias("mirtai.payment-event")]
public sealed record PaymentEvent : IInboundEvent
{
    /// <summary>The provider, for instance <c>yookassa</c>.</summary>
    [Id(0)] public required string Provider { get; init; }

    /// <summary>The provider's id of the payment.</summary>
    [Id(1)] public required string ProviderId { get; init; }

    /// <summary>The service's id of the payment, which the provider keeps with it; null if it was not made here.</summary>
    [Id(2)] public string? PaymentId { get; init; }

    /// <summary>How it stands.</summary>
    [Id(3)] public required PaymentStatus Status { get; init; }

    /// <summary>What was asked.</summary>
    [Id(4)] public decimal Amount { get; init; }

    /// <summary>ISO 4217, or the code of a cryptocurrency.</summary>
    [Id(5)] public string Currency { get; init; } = "";

    /// <summary>How much of it was refunded, in all.</summary>
    [Id(6)] public decimal Refunded { get; init; }

    /// <summary>No real money moved, and the shop takes real money.</summary>
    [Id(7)] public bool IsTest { get; init; }

    /// <summary>
    /// The event by its provider and what it says, for the table <c>payment_events</c>: a payment is in each state once.
    /// </summary>
    public string Name => Refunded == 0
        ? $"{ProviderId}:{Status.ToString().ToLowerInvariant()}"
        : $"{ProviderId}:{Status.ToString().ToLowerInvariant()}:{Refunded.ToString("0.########", CultureInfo.InvariantCulture)}";

    /// <inheritdoc/>
    public string EventId => $"{Provider}:{Name}";

    /// <inheritdoc/>
    public GrainId Target => GrainId.Create(IPaymentGrain.Kind, PaymentId ?? $"{Provider}:{ProviderId}");
}
