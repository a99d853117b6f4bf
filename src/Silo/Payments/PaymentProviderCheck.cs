using Microsoft.Extensions.Options;
using MirtAi.Grains.Payments;

namespace MirtAi.Silo.Payments;

/// <summary>Refuses the start over a provider of orders that is not configured: customers would wait for a link that never comes.</summary>
internal sealed class PaymentProviderCheck(PaymentProviders providers) : IValidateOptions<PaymentOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, PaymentOptions options) =>
        options.Provider is not { Length: > 0 } provider || IsOn(provider)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Payment:Provider must be one that is configured: {string.Join(", ", providers.Names)}. Set its keys, or leave it empty.");

    private bool IsOn(string provider)
    {
        try
        {
            return providers.Find(provider) is not null;
        }
        catch (OptionsValidationException)
        {
            return true; // What is wrong with its own settings is told of them.
        }
    }
}
