using Microsoft.Extensions.Options;
using MirtAi.Grains.Settings;

namespace MirtAi.Silo.LanguageModels.Providers;

/// <summary>Refuses the start over providers of which only a part is set, and says by its key what is missing.</summary>
internal sealed class OpenAIOptionsValidator : IValidateOptions<OpenAIOptions>
{
    public ValidateOptionsResult Validate(string? name, OpenAIOptions options)
    {
        string[] failures = [.. Providers(options), .. Prices(options)];
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Providers(OpenAIOptions options)
    {
        foreach (var provider in options.Configured())
        {
            var key = options.Providers.IndexOf(provider) is > 0 and var place ? $"OpenAI:Providers:{place}"
                : options.Providers.Count > 0 && options.Providers[0].IsAnySet ? "OpenAI:Providers:0" : "OpenAI";
            foreach (var failure in Provider(key, provider))
                yield return failure;
        }
    }

    private static IEnumerable<string> Provider(string key, ProviderOptions provider)
    {
        if (string.IsNullOrWhiteSpace(provider.ApiKey))
            yield return $"{key}:ApiKey is missing: set the provider's secret; a server that asks for none takes any word.";
        if (string.IsNullOrWhiteSpace(provider.Model))
            yield return $"{key}:Model is missing: set the name of the model that converses.";
        if (!string.IsNullOrWhiteSpace(provider.BaseUrl) && !Addresses.IsBase(provider.BaseUrl))
            yield return $"{key}:BaseUrl must be an absolute http or https address without a query, like {ProviderOptions.DefaultBaseUrl}.";
    }

    private static IEnumerable<string> Prices(OpenAIOptions options)
    {
        foreach (var (index, price) in options.Prices.Index())
        {
            if (price.InputPerMillion < 0 || price.OutputPerMillion < 0 || price.CachedInputPerMillion < 0)
                yield return $"OpenAI:Prices:{index}: prices must not be negative.";
        }
    }
}
