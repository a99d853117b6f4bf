using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Feeds;
using MirtAi.Channels.Json;

namespace MirtAi.Channels.Telegram;

/// <summary>
/// Long polling (Bot API, getUpdates): needs no public address, and cannot go on beside a webhook. Each update means what it would mean if
/// the webhook had brought it. The managers' own bot is always polled.
/// </summary>
/// <param name="account">The account of the bot that is polled.</param>
/// <param name="connect">Called when it is asked for the first time: it needs settings that are right.</param>
/// <param name="parser">Reads the updates.</param>
/// <param name="options">The settings.</param>
internal sealed class TelegramFeed(
    string account, Func<TelegramApi> connect, TelegramUpdateParser parser, IOptions<TelegramOptions> options) : IEventFeed
{
    /// <summary>Bot API, getUpdates: the most that one answer holds.</summary>
    public const int MaxUpdates = 100;

    /// <summary>The longest answer that is read, in bytes: as many updates as may be in one, each far longer than a message.</summary>
    public const int MaxAnswerBytes = 16 * 1024 * 1024;

    /// <summary>How long Telegram keeps a question open while it has no update.</summary>
    public static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(25);

    /// <summary>What is wrong when the customers' bot cannot be polled for a webhook, and what to do.</summary>
    public const string CustomersWebhook = "a webhook is set for the bot, so nothing can be polled: run ./mirt telegram delete-webhook, "
        + "or set Telegram:WebhookSecret to use it";

    /// <summary>The same of the managers' own bot.</summary>
    public const string ManagersWebhook = "a webhook is set for the managers' bot, so nothing can be polled: some other program uses it; "
        + "make a new bot for the managers and set its token as Telegram:ManagerBotToken";

    private const string Method = "getUpdates";

    private readonly Lazy<TelegramApi> api = new(connect);

    /// <inheritdoc/>
    public string Account => account;

    /// <inheritdoc/>
    public bool IsOn => IsManagers
        ? options.Value is { HasManagerBot: true, ManagerChatId: not null }
        : options.Value is { IsOn: true, IsPolling: true };

    private bool IsManagers => account == TelegramClient.ManagerAccount;

    private string TokenKey => IsManagers ? options.Value.AlertTokenKey : "Telegram:BotToken";

    /// <inheritdoc/>
    public async Task<FeedAnswer> Ask(long? position, CancellationToken cancellationToken)
    {
        // Naming the updates every time matters: left out, Telegram keeps whatever was set before.
        var updates = IsManagers ? TelegramUpdateParser.ManagersUpdates : TelegramUpdateParser.HandledUpdates;
        var request = new GetUpdatesRequest(position, MaxUpdates, (int)LongPoll.TotalSeconds, updates);
        var timeout = LongPoll + options.Value.SendTimeout;
        return await api.Value.Call(Method, request, TelegramJson.Default.GetUpdatesRequest, timeout, cancellationToken) switch
        {
            TelegramAnswer.Done { Result: { ValueKind: JsonValueKind.Array } answered } => new FeedAnswer.Events(
                [.. answered.EnumerateArray().Select(Read).OrderBy(item => item.Next)]),
            TelegramAnswer.Done => new FeedAnswer.Refused($"{Method}: an answer that cannot be read"),
            TelegramAnswer.Refused { Code: 409 } => await Conflict(cancellationToken),
            TelegramAnswer.Refused { Code: 401 or 404 } =>
                new FeedAnswer.Refused($"Telegram does not know the bot: check {TokenKey} and Telegram:ApiBaseUrl"),
            TelegramAnswer.Refused refused =>
                new FeedAnswer.Refused($"{Method} refused ({refused.Code.ToString(CultureInfo.InvariantCulture)})")
                {
                    RetryAfter = refused.RetryAfter,
                },
            TelegramAnswer.NotSent { Reason: var reason } => new FeedAnswer.Refused($"{reason}; check Telegram:ApiBaseUrl"),
            TelegramAnswer.Lost { Reason: var reason } => new FeedAnswer.Refused(reason),
            _ => new FeedAnswer.Refused($"{Method} failed"),
        };
    }

    private FeedItem Read(JsonElement update) => new(
        update.Integer("update_id"u8) is { } id and < long.MaxValue ? id + 1 : null,
        TelegramWebhook.Content(Parse(Encoding.UTF8.GetBytes(update.GetRawText()))));

    private ParsedUpdate Parse(byte[] update) => IsManagers ? parser.ParseManagers(update) : parser.Parse(update);

    /// <summary>The platform says 409 for two reasons, and only its words, which are no contract, tell them apart.</summary>
    private async Task<FeedAnswer> Conflict(CancellationToken cancellationToken)
    {
        var answer = await api.Value.Call("getWebhookInfo", new ByteArrayContent([]), options.Value.SendTimeout, cancellationToken);
        return answer is TelegramAnswer.Done { Result: var info } && info.String("url"u8) is { Length: > 0 }
            ? new FeedAnswer.Refused(IsManagers ? ManagersWebhook : CustomersWebhook)
            : new FeedAnswer.Refused("another program polls the same bot: stop it, or give this one a bot of its own");
    }
}
