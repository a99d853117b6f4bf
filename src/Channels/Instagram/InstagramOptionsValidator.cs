using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Settings;

namespace MirtAi.Channels.Instagram;

/// <summary>Refuses the start over settings that are missing or cannot work, and says by their keys what to set.</summary>
internal sealed partial class InstagramOptionsValidator : IValidateOptions<InstagramOptions>
{
    public ValidateOptionsResult Validate(string? name, InstagramOptions options)
    {
        string[] failures = [.. Missing(options), .. Wrong(options)];
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Missing(InstagramOptions options)
    {
        (string? Value, string Fault)[] all =
        [
            (options.AppSecret, "Instagram:AppSecret is missing: set the app secret from the app's dashboard, which signs webhooks."),
            (options.VerifyToken, "Instagram:VerifyToken is missing: choose one, and type it in the dashboard beside the webhook."),
            (options.AccessToken, "Instagram:AccessToken is missing: set the long-lived token of the professional account."),
            (options.AccountId, "Instagram:AccountId is missing: set the account's id, which ./mirt instagram info prints."),
        ];
        return all.Any(one => IsSet(one.Value)) ? all.Where(one => !IsSet(one.Value)).Select(one => one.Fault) : [];
    }

    private static IEnumerable<string> Wrong(InstagramOptions options)
    {
        if (IsSet(options.AccessToken) && !VisibleAscii().IsMatch(options.AccessToken!))
            yield return "Instagram:AccessToken is not a token: set it as the dashboard gave it, without spaces.";
        if (IsSet(options.AppSecret) && options.AppSecrets.Any(secret => !VisibleAscii().IsMatch(secret)))
            yield return "Instagram:AppSecret is not a secret: set it as the dashboard gave it; several are separated by commas.";
        if (IsSet(options.AccountId) && !Digits().IsMatch(options.AccountId!))
            yield return "Instagram:AccountId must be digits: set the user_id of the professional account, not its name.";
        if (!Addresses.IsBase(options.ApiBaseUrl))
            yield return "Instagram:ApiBaseUrl must be an absolute http or https address without a query, like "
                + $"{InstagramOptions.DefaultApiBaseUrl}.";
        if (IsSet(options.PublicUrl) && !Addresses.IsBase(options.PublicUrl!))
            yield return "Instagram:PublicUrl must be the absolute address of this service for Instagram, like https://shop.example.";
    }

    private static bool IsSet(string? value) => !string.IsNullOrWhiteSpace(value);

    [GeneratedRegex(@"\A[!-~]{1,4096}\z")]
    private static partial Regex VisibleAscii();

    [GeneratedRegex(@"\A[0-9]{1,32}\z")]
    private static partial Regex Digits();
}
