using MirtAi.Grains.Payments;

namespace MirtAi.Grains.Tests.Payments;

/// <summary>A provider that is only asked whether it would refund.</summary>
internal sealed class StagedProvider(string? fault = null) : IPaymentProvider
{
    public string Name => "yookassa";

    public string Title => "YooKassa";

    public bool IsOn => true;

    public bool RepeatsRefunds => true;

    public string? RefundFault(Payment payment, decimal amount, string? address) => fault;

    public Task<ProviderAnswer> Open(string id, Payment payment, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ProviderAnswer> Find(string providerId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ProviderAnswer> Refund(Refund refund, Payment payment, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
