using System.Collections.Immutable;
using MirtAi.Grains.Interfaces.Payments;

namespace MirtAi.Grains.Payments;

/// <summary>The names of the statuses of payments in lists.</summary>
public static class PaymentStatuses
{
    /// <summary>Every status.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        .. Enum.GetValues<PaymentStatus>().Select(status => status.ToString().ToLowerInvariant()), Payment.RefundedName,
    ];
}
