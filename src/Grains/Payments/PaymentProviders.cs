using System.Collections.Frozen;

namespace MirtAi.Grains.Payments;

/// <summary>The payment providers, on or off.</summary>
public sealed class PaymentProviders(IEnumerable<IPaymentProvider> providers)
{
    private readonly FrozenDictionary<string, IPaymentProvider> byName = providers.ToFrozenDictionary(provider => provider.Name);

    /// <summary>Their names, in the alphabet's order.</summary>
    public IReadOnlyList<string> Names => [.. byName.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Those that are configured.</summary>
    public IEnumerable<IPaymentProvider> On => byName.Values.Where(provider => provider.IsOn).OrderBy(provider => provider.Name);

    /// <summary>A provider that is configured; null if it is off or there is none of this name.</summary>
    public IPaymentProvider? Find(string name) => byName.GetValueOrDefault(name) is { IsOn: true } provider ? provider : null;

    /// <summary>What people call it.</summary>
    public string Title(string name) => byName.GetValueOrDefault(name)?.Title ?? name;
}
