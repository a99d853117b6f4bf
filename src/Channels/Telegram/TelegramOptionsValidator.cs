using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Settings;

namespace MirtAi.Channels.Telegram;

/// <summary>Refuses the start over settings that are missing or cannot work, and says by their keys what to set.</summary>
internal sealed partial class TelegramOptionsValidator : IValidateOptions<TelegramOptions>
{
    public ValidateOptionsResult Validate(string? name, TelegramOptions options)
    {
        string[] failures = [.. Customers(options), .. Managers(options), .. Address(options)];
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Customers(TelegramOptions options)
    {
        var (hasToken, hasSecret) = (IsSet(options.BotToken), IsSet(options.WebhookSecret));
        if (hasSecret && !hasToken)
            yield return "Telegram:BotToken is missing: set the token that BotFather gave for the customers' bot (digits:letters).";
        if (hasToken && !hasSecret && !options.IsPolling)
            yield return "Telegram:WebhookSecret is missing: set 1-256 characters of A-Z a-z 0-9 _ -, "
                + "then `./mirt telegram set-webhook URL`; or set Telegram:Mode to polling.";
        if (hasToken && !Token().IsMatch(options.BotToken!))
            yield return "Telegram:BotToken is not a bot token: set it as BotFather gave it (digits:letters).";
        if (IsSet(options.Mode) && !IsMode(options.Mode!))
            yield return "Telegram:Mode must be webhook or polling; left out, it is webhook when Telegram:WebhookSecret is set.";
        if (hasSecret && !Secret().IsMatch(options.WebhookSecret!))
            yield return "Telegram:WebhookSecret must be 1-256 characters of A-Z a-z 0-9 _ -.";
    }

    private static IEnumerable<string> Managers(TelegramOptions options)
    {
        var hasBot = IsSet(options.ManagerBotToken);
        if (hasBot && !Token().IsMatch(options.ManagerBotToken!))
            yield return "Telegram:ManagerBotToken is not a bot token: set it as BotFather gave it (digits:letters).";
        if (options.ManagerChatId is null && (hasBot || options.ManagerThreadId is not null))
            yield return "Telegram:ManagerChatId is missing: set the id of the chat that escalations go to.";
        if (options.ManagerChatId is not null && !hasBot && !IsSet(options.BotToken))
            yield return "Telegram:ManagerBotToken is missing: set it, or Telegram:BotToken, for a bot to write to Telegram:ManagerChatId.";
        if (options.ManagerChatId is 0)
            yield return "Telegram:ManagerChatId must not be 0: set the id of the chat that escalations go to.";
        if (options.ManagerThreadId is <= 0)
            yield return "Telegram:ManagerThreadId must be positive: set the topic's id, or leave it out.";
    }

    private static IEnumerable<string> Address(TelegramOptions options)
    {
        if (!Addresses.IsBase(options.ApiBaseUrl))
            yield return "Telegram:ApiBaseUrl must be an absolute http or https address without a query, like https://api.telegram.org.";
    }

    private static bool IsMode(string mode) =>
        mode.Equals(TelegramOptions.WebhookMode, StringComparison.OrdinalIgnoreCase)
        || mode.Equals(TelegramOptions.PollingMode, StringComparison.OrdinalIgnoreCase);

    private static bool IsSet(string? value) => !string.IsNullOrWhiteSpace(value);

    [GeneratedRegex(@"\A[0-9]{1,18}:[A-Za-z0-9_-]{1,128}\z")]
    private static partial Regex Token();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,256}\z")]
    private static partial Regex Secret();
}
