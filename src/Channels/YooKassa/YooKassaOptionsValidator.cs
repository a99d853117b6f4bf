using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Settings;

namespace MirtAi.Channels.YooKassa;

/// <summary>Refuses the start over settings that are missing or cannot work, and says by their keys what to set.</summary>
internal sealed partial class YooKassaOptionsValidator : IValidateOptions<YooKassaOptions>
{
    public ValidateOptionsResult Validate(string? name, YooKassaOptions options)
    {
        string[] failures = [.. Faults(options)];
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Faults(YooKassaOptions options)
    {
        var (shop, secret) = (IsSet(options.ShopId), IsSet(options.SecretKey));
        if (secret && !shop)
            yield return "YooKassa:ShopId is missing: set the shop's id from YooKassa's merchant profile.";
        if (shop && !secret)
            yield return "YooKassa:SecretKey is missing: set the shop's secret key from YooKassa's merchant profile.";
        if (shop && !Digits.IsMatch(options.ShopId!))
            yield return "YooKassa:ShopId must be digits: set the shop's id, not its name.";
        if (secret && !VisibleAscii.IsMatch(options.SecretKey!))
            yield return "YooKassa:SecretKey is not a key: set it as the merchant profile shows it, without spaces.";
        if (!Addresses.IsBase(options.ApiBaseUrl))
            yield return $"YooKassa:ApiBaseUrl must be an absolute http or https address, like {YooKassaOptions.DefaultApiBaseUrl}.";
        if (options.Networks() is var networks && (networks.Length == 0 || networks.Any(part => !IPNetwork.TryParse(part, out _))))
            yield return "YooKassa:AllowedNetworks must be networks like 185.71.76.0/27, separated by commas.";
        if (!Uri.TryCreate(options.ReturnUrl, UriKind.Absolute, out var back) || back.Scheme is not ("https" or "http"))
            yield return "YooKassa:ReturnUrl must be an absolute address, like https://shop.example.";
    }

    private static bool IsSet(string? value) => !string.IsNullOrWhiteSpace(value);

    [GeneratedRegex(@"\A[!-~]{1,512}\z")]
    private static partial Regex VisibleAscii { get; }

    [GeneratedRegex(@"\A[0-9]{1,20}\z")]
    private static partial Regex Digits { get; }
}
