using Microsoft.Extensions.Options;
using MirtAi.Grains.Settings;
using static MirtAi.Grains.Settings.SettingText;

namespace MirtAi.Channels.ManyChat;

/// <summary>Refuses the start over settings that are missing or cannot work, and says by their keys what to set.</summary>
internal sealed class ManyChatOptionsValidator : IValidateOptions<ManyChatOptions>
{
    public ValidateOptionsResult Validate(string? name, ManyChatOptions options)
    {
        string[] failures = [.. Faults(options)];
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Faults(ManyChatOptions options)
    {
        var (hasApi, hasWebhook) = (IsSet(options.ApiToken), IsSet(options.WebhookToken));
        if (hasWebhook && !hasApi)
            yield return "ManyChat:ApiToken is missing: make a key in ManyChat under Settings, API.";
        if (hasApi && !hasWebhook)
            yield return "ManyChat:WebhookToken is missing: choose one, and send it in X-ManyChat-Token from the flow.";
        if (hasApi && !IsVisible(options.ApiToken!))
            yield return "ManyChat:ApiToken is not a key: set it as ManyChat gave it, without spaces.";
        if (hasWebhook && !IsVisible(options.WebhookToken!))
            yield return "ManyChat:WebhookToken must be of visible ASCII characters, without spaces.";
        if (IsSet(options.ButtonFlow) && !options.ButtonFlow!.All(character => char.IsAsciiLetterOrDigit(character) || character == '_'))
            yield return "ManyChat:ButtonFlow must be a flow's id, like content20260302120000_123456: the last part of its address.";
        if (!Addresses.IsBase(options.ApiBaseUrl))
            yield return "ManyChat:ApiBaseUrl must be an absolute http or https address without a query, like "
                + $"{ManyChatOptions.DefaultApiBaseUrl}.";
        if (IsSet(options.PublicUrl) && !Addresses.IsBase(options.PublicUrl!))
            yield return "ManyChat:PublicUrl must be the absolute address of this service for ManyChat, like https://shop.example.";
    }

    private static bool IsVisible(string value) => value.All(character => character is > ' ' and <= '~');
}
