using MirtAi.Grains.Interfaces.Durability;
using MirtAi.Grains.Interfaces.Messages;
using Orleans;

namespace MirtAi.Grains.Interfaces.Payments;

/// <summary>
/// One payment through a provider. The key is the service's own id of the payment, which the provider keeps with it; of a payment that was
/// not made here it is <c>provider:id</c>. It takes <see cref="PaymentEvent"/>.
/// </summary>
[Alias("mirtai.IPaymentGrain")]
public interface IPaymentGrain : IInboundGrain, IWakeableGrain
{
    /// <summary>The type of the grain in its <see cref="Orleans.Runtime.GrainId"/>, and the kind under which payments are stored.</summary>
    const string Kind = "payment";

    /// <summary>Makes the payment at its provider, once however often it is asked; returns once the wish is stored.</summary>
    [Alias("Open")]
    Task<PaymentReceipt> Open(PaymentRequest request);

    /// <summary>Asks the provider how the payment stands, for what its webhooks did not bring.</summary>
    [Alias("Check")]
    Task Check();

    /// <summary>Asks the provider to refund it, once however often it is asked with the same id; returns once the wish is stored.</summary>
    [Alias("Refund")]
    Task<RefundReceipt> Refund(RefundRequest request);
}
