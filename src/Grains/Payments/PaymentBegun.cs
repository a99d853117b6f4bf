using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Payments;

namespace MirtAi.Grains.Payments;

/// <summary>
/// A payment that is asked for in the commit of another grain, such as a session's whose order is to be paid: its state, which is due at
/// once.
/// The sweeper wakes the payment, and it does the rest.
/// </summary>
/// <param name="Id">The service's id of the payment, the grain's key.</param>
/// <param name="Payment">The payment.</param>
public sealed record PaymentBegun(string Id, Payment Payment) : ICommitEffect
{
    /// <summary>What asks for a payment of an order, the same however often it is decided.</summary>
    public static ImmutableArray<ICommitEffect> Of(PaymentRequest request, DateTimeOffset now)
    {
        var source = Encoding.UTF8.GetBytes($"order|{request.Provider}|{request.SessionKey}|{request.Order}");
        var id = Convert.ToHexStringLower(SHA256.HashData(source).AsSpan(0, 16));
        var asked = new Payment().Asked(id, request, now);
        return [new PaymentBegun(id, asked.Next!), .. asked.Effects.Features];
    }
}
