using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Json;

namespace MirtAi.Channels.Telegram;

/// <summary>Registers, shows and removes the customers' bot's webhook, for the command line.</summary>
internal sealed class TelegramWebhookAdministration(TelegramApi api, IOptions<TelegramOptions> options)
{
    private const int MaxConnections = 40;
    private const string MethodSet = "setWebhook";
    private const string MethodInfo = "getWebhookInfo";
    private const string MethodDelete = "deleteWebhook";

    /// <summary>Bot API, setWebhook: the public service reaches only these ports.</summary>
    private static readonly int[] ReachablePorts = [443, 80, 88, 8443];

    private bool IsPublicService => options.Value.ApiBaseUrl.TrimEnd('/') == TelegramOptions.DefaultApiBaseUrl;

    /// <summary>Registers the address with the secret and the updates that are handled. What is pending stays pending.</summary>
    public async Task<WebhookAdministrationResult> Set(string url, CancellationToken cancellationToken)
    {
        if (Refusal(url) is { } refusal)
            return new(false, refusal);
        // Naming the updates every time matters: left out, Telegram keeps whatever was set before.
        var request = new SetWebhookRequest(
            url, options.Value.WebhookSecret!, TelegramUpdateParser.HandledUpdates, MaxConnections, DropPendingUpdates: false);
        var answer = await api.Call(
            MethodSet, request, TelegramJson.Default.SetWebhookRequest, options.Value.SendTimeout, cancellationToken);
        return Result(MethodSet, answer, _ => $"webhook set: {url}");
    }

    /// <summary>Shows the address, how many updates wait, and the last error.</summary>
    public async Task<WebhookAdministrationResult> Info(CancellationToken cancellationToken)
    {
        if (Off() is { } off)
            return new(false, off);
        var answer = await api.Call(MethodInfo, new ByteArrayContent([]), options.Value.SendTimeout, cancellationToken);
        return Result(MethodInfo, answer, Describe);
    }

    /// <summary>Removes the webhook. What is pending stays pending.</summary>
    public async Task<WebhookAdministrationResult> Delete(CancellationToken cancellationToken)
    {
        if (Off() is { } off)
            return new(false, off);
        var request = new DeleteWebhookRequest(DropPendingUpdates: false);
        var answer = await api.Call(
            MethodDelete, request, TelegramJson.Default.DeleteWebhookRequest, options.Value.SendTimeout, cancellationToken);
        return Result(MethodDelete, answer, _ => "webhook deleted");
    }

    private string? Off() => options.Value.IsOn ? null : "the Telegram channel is off: set Telegram:BotToken";

    private string? Refusal(string url)
    {
        if (Off() is { } off)
            return off;
        if (options.Value.IsPolling)
            return "updates are polled, and a webhook would end that: set Telegram:WebhookSecret, and leave Telegram:Mode out";
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            return "the webhook's URL must be absolute, for instance https://shop.example/webhooks/telegram";
        if (!IsPublicService)
            return null;
        if (address.Scheme != Uri.UriSchemeHttps)
            return "the webhook's URL must be https";
        return ReachablePorts.Contains(address.Port) ? null : "the webhook's port must be 443, 80, 88 or 8443";
    }

    private static WebhookAdministrationResult Result(
        string method, TelegramAnswer answer, Func<JsonElement, string> describe) => answer switch
        {
            TelegramAnswer.Done done => new(true, describe(done.Result)),
            TelegramAnswer.Refused { Code: 401 or 404 } refused =>
                new(false, $"{method} refused: {refused.Description}; check Telegram:BotToken and Telegram:ApiBaseUrl"),
            TelegramAnswer.Refused refused => new(false, $"{method} refused: {OneLine(refused.Description)}"),
            TelegramAnswer.NotSent { Reason: var reason } => new(false, $"{reason}; check Telegram:ApiBaseUrl"),
            TelegramAnswer.Lost { Reason: var reason } => new(false, reason),
            _ => new(false, $"{method} failed"),
        };

    private static string Describe(JsonElement webhook)
    {
        List<string> lines =
        [
            $"url: {(webhook.String("url"u8) is { Length: > 0 } url ? OneLine(url) : "(none)")}",
            string.Create(CultureInfo.InvariantCulture, $"pending updates: {webhook.Integer("pending_update_count"u8) ?? 0}"),
        ];
        if (webhook.Array("allowed_updates"u8) is { } allowed)
            lines.Add($"allowed updates: {string.Join(", ", allowed.EnumerateArray().Select(update => update.ToString()))}");
        if (webhook.Integer("max_connections"u8) is { } connections)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"connections: at most {connections}"));
        if (webhook.String("last_error_message"u8) is { } error)
            lines.Add($"last error: {OneLine(error)}{ErrorTime(webhook)}");
        return string.Join('\n', lines);
    }

    private static string ErrorTime(JsonElement webhook) => webhook.Integer("last_error_date"u8) is { } seconds and >= 0 and < int.MaxValue
        ? string.Create(CultureInfo.InvariantCulture, $" ({DateTimeOffset.FromUnixTimeSeconds(seconds):u})")
        : "";

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
