using MirtAi.Grains.Payments;
using MirtAi.Silo.Health;

namespace MirtAi.Api.Payments;

/// <summary>A payment provider is configured or off. Whether it answers does not decide who gets requests.</summary>
internal sealed class ProviderPart(IPaymentProvider provider) : IReadinessPart
{
    /// <inheritdoc/>
    public string Name => provider.Name;

    /// <inheritdoc/>
    public Task<string> Check(CancellationToken cancellationToken) =>
        Task.FromResult(provider.IsOn ? IReadinessPart.Ok : IReadinessPart.Off);
}
