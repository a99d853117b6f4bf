using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Settings;

namespace MirtAi.Channels.Heleket;

/// <summary>Refuses the start over settings that are missing or cannot work, and says by their keys what to set.</summary>
internal sealed partial class HeleketOptionsValidator : IValidateOptions<HeleketOptions>
{
    public ValidateOptionsResult Validate(string? name, HeleketOptions options)
    {
        string[] failures = [.. Faults(options)];
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Faults(HeleketOptions options)
    {
        var (merchant, key) = (IsSet(options.MerchantId), IsSet(options.ApiKey));
        if (key && !merchant)
            yield return "Heleket:MerchantId is missing: set the merchant's id from Heleket's settings.";
        if (merchant && !key)
            yield return "Heleket:ApiKey is missing: set the merchant's payment key from Heleket's settings.";
        if (merchant && !VisibleAscii.IsMatch(options.MerchantId!))
            yield return "Heleket:MerchantId is not an id: set it as Heleket's settings show it, without spaces.";
        if (key && !VisibleAscii.IsMatch(options.ApiKey!))
            yield return "Heleket:ApiKey is not a key: set it as Heleket's settings show it, without spaces.";
        if (!Addresses.IsBase(options.ApiBaseUrl))
            yield return $"Heleket:ApiBaseUrl must be an absolute http or https address, like {HeleketOptions.DefaultApiBaseUrl}.";
        if (IsSet(options.CallbackUrl) && !Addresses.IsBase(options.CallbackUrl!))
            yield return "Heleket:CallbackUrl must be the absolute address of this service's webhook, like "
                + "https://shop.example/webhooks/payments/heleket.";
    }

    private static bool IsSet(string? value) => !string.IsNullOrWhiteSpace(value);

    [GeneratedRegex(@"\A[!-~]{1,512}\z")]
    private static partial Regex VisibleAscii { get; }
}
