using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Silo.Inbound;
using Orleans;

namespace MirtAi.Silo.Payments;

/// <summary>Makes payments for orders and plans, wherever their grains are.</summary>
public sealed class PaymentDesk(IGrainFactory grains, TimeProvider clock)
{
    /// <summary>Makes a payment, and sends its customer the link.</summary>
    /// <param name="request">What is to be paid, through a provider that is on.</param>
    /// <param name="idempotencyKey">Repeated with the same key for the same thing, it is made once; null to make another one.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked goes on.</param>
    /// <returns>The payment's id, and how it stands.</returns>
    /// <exception cref="Grains.Durability.StorageUnavailableException">It is not known to be asked: repeat it with its key.</exception>
    public async Task<(string Id, PaymentReceipt Receipt)> Open(
        PaymentRequest request, string? idempotencyKey, CancellationToken cancellationToken)
    {
        var id = RepeatableId.Of(
            $"{request.Provider}|{request.SessionKey}|{request.Order}|{request.Plan}", idempotencyKey, clock);
        var receipt = await TransientGrainFaults.Retry(
            () => grains.GetGrain<IPaymentGrain>(id).Open(request), clock, cancellationToken);
        return (id, receipt);
    }

    /// <summary>Asks the provider how a payment stands, and applies what it says; returns when that is stored.</summary>
    /// <exception cref="Grains.Durability.StorageUnavailableException">It is not known to be stored: ask again.</exception>
    public Task Check(string id, CancellationToken cancellationToken) =>
        TransientGrainFaults.Retry(() => grains.GetGrain<IPaymentGrain>(id).Check(), clock, cancellationToken);

    /// <summary>Has the provider refund a payment, or a part of it; returns when it has answered, or did not.</summary>
    /// <param name="id">The payment's id.</param>
    /// <param name="amount">How much; null for all that is left.</param>
    /// <param name="address">Where a cryptocurrency goes.</param>
    /// <param name="idempotencyKey">Repeated with the same key, it is refunded once; null to refund more.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked goes on.</param>
    /// <exception cref="Grains.Durability.StorageUnavailableException">It is not known to be asked: repeat it with its key.</exception>
    public Task<RefundReceipt> Refund(
        string id, decimal? amount, string? address, string? idempotencyKey, CancellationToken cancellationToken)
    {
        var request = new RefundRequest
        {
            Id = RepeatableId.Of($"refund|{id}", idempotencyKey, clock),
            Amount = amount,
            Address = address,
        };
        return TransientGrainFaults.Retry(() => grains.GetGrain<IPaymentGrain>(id).Refund(request), clock, cancellationToken);
    }
}
