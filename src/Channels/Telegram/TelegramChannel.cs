using Microsoft.Extensions.Options;
using MirtAi.Channels.Feeds;
using MirtAi.Channels.Webhooks;

namespace MirtAi.Channels.Telegram;

/// <summary>Telegram: the customers' bot, and the managers' chat.</summary>
internal sealed class TelegramChannel(
    TelegramWebhook webhook, IEnumerable<TelegramFeed> feeds, TelegramWebhookCommand command, TelegramExamination examination,
    IOptions<TelegramOptions> options) : IChannel
{
    /// <inheritdoc/>
    public string Name => "telegram";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Accounts { get; } = [TelegramClient.CustomerAccount, TelegramClient.ManagerAccount];

    /// <inheritdoc/>
    public MessagingWindow Window { get; } = new(TelegramOptions.Section, Default: null);

    /// <inheritdoc/>
    public IWebhook Webhook => webhook;

    /// <inheritdoc/>
    public IEnumerable<IEventFeed> Feeds => feeds;

    /// <summary>Managers are told of calls in their chat, or find them in the list of escalations alone.</summary>
    public IEnumerable<ChannelHealth> Health =>
        [ChannelHealth.Of(Name, options.Value.IsOn), ChannelHealth.Of("managers", options.Value.AlertAccount is not null)];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> Examine(CancellationToken cancellationToken) => examination.Run(cancellationToken);

    /// <inheritdoc/>
    public IEnumerable<IChannelCommand> Commands => [command];
}
