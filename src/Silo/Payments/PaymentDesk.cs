using System.Security.Cryptography;
using System.Text;
using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Silo.Hosting;
using MirtAi.Silo.Orders;
using Orleans;

namespace MirtAi.Silo.Payments;

/// <summary>Makes payments for orders, wherever their grains are.</summary>
public sealed class PaymentDesk(IGrainFactory grains, TimeProvider clock)
{
    /// <summary>Makes a payment of what an order costs at once, and sends its customer the link.</summary>
    /// <param name="order">The order.</param>
    /// <param name="provider">The provider, one that is on.</param>
    /// <param name="idempotencyKey">Repeated with the same key for the same order, it is made once; null to make another one.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked goes on.</param>
    /// <returns>The payment's id, and how it stands.</returns>
    /// <exception cref="Grains.Durability.StorageUnavailableException">It is not known to be asked: repeat it with its key.</exception>
    public async Task<(string Id, PaymentReceipt Receipt)> Open(
        OrderView order, string provider, string? idempotencyKey, CancellationToken cancellationToken)
    {
        var id = idempotencyKey is null
            ? Guid.CreateVersion7(clock.GetUtcNow()).ToString("N")
            : Convert.ToHexStringLower(
                SHA256.HashData(Encoding.UTF8.GetBytes($"{provider}|{order.ExternalId}|{idempotencyKey}")).AsSpan(0, 16));
        var request = new PaymentRequest
        {
            Provider = provider,
            SessionKey = order.SessionKey,
            Order = order.ExternalId,
            Amount = order.DueNow,
            Currency = order.Currency,
        };
        var receipt = await TransientGrainFaults.Retry(
            () => grains.GetGrain<IPaymentGrain>(id).Open(request), clock, cancellationToken);
        return (id, receipt);
    }
}
