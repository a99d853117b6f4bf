using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Interfaces.Payments;
using MirtAi.Grains.Payments;
using MirtAi.Silo.Inbound;

namespace MirtAi.Silo.Payments;

/// <summary>Reads a payment of which a webhook spoke from its provider, and takes what that answers.</summary>
internal sealed class PaymentIntake(PaymentProviders providers, IInboundDispatcher dispatcher)
{
    /// <summary>Takes it, once however often it is said; when it returns, it is stored.</summary>
    /// <returns>Null if the provider gave no answer that counts: let it say so again.</returns>
    /// <exception cref="Grains.Durability.StorageUnavailableException">It could not be stored.</exception>
    public async Task<Receipt?> Take(string provider, string providerId, CancellationToken cancellationToken)
    {
        if (providers.Find(provider) is not { } known)
            return null;
        return await known.Find(providerId, cancellationToken) switch
        {
            ProviderAnswer.Found { Event: var seen } => await dispatcher.Accept(seen),
            ProviderAnswer.Missing => await dispatcher.Accept(
                new PaymentEvent { Provider = provider, ProviderId = providerId, Status = PaymentStatus.Missing }),
            _ => null,
        };
    }
}
