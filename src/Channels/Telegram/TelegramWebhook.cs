using System.Diagnostics;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Webhooks;

namespace MirtAi.Channels.Telegram;

/// <summary><c>POST /webhooks/telegram</c>: updates of the customers' bot, one a request (Bot API, "setWebhook").</summary>
internal sealed class TelegramWebhook(TelegramUpdateParser parser, IOptions<TelegramOptions> options) : IWebhook
{
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    /// <inheritdoc/>
    public string Path => "/webhooks/telegram";

    /// <inheritdoc/>
    public bool IsOn => options.Value is { IsOn: true, IsPolling: false };

    /// <inheritdoc/>
    public WebhookAuthentication Authentication { get; } = new SharedSecret(SecretHeader, () => options.Value.WebhookSecret);

    /// <inheritdoc/>
    public WebhookContent Parse(ReadOnlyMemory<byte> body) => Content(parser.Parse(body));

    /// <summary>What an update means to the service.</summary>
    public static WebhookContent Content(ParsedUpdate update) => update switch
    {
        ParsedUpdate.Event { Inbound: var inbound } => new WebhookContent.Events(inbound),
        ParsedUpdate.ManagerAction { Inbound: var inbound } => new WebhookContent.Events(inbound),
        ParsedUpdate.Ignored { Reason: var reason } => WebhookContent.Events.None(reason),
        ParsedUpdate.Malformed { Reason: var reason } => new WebhookContent.Malformed(reason),
        _ => throw new UnreachableException(),
    };
}
