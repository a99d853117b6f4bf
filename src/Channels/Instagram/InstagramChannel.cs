using Microsoft.Extensions.Options;
using MirtAi.Channels.Webhooks;

namespace MirtAi.Channels.Instagram;

/// <summary>Instagram Direct of one professional account.</summary>
internal sealed class InstagramChannel(
    InstagramWebhook webhook, InstagramDataDeletion deletion, InstagramDeauthorization deauthorization, InstagramCommand command,
    InstagramExamination examination, IOptions<InstagramOptions> options) : IChannel
{
    /// <inheritdoc/>
    public string Name => "instagram";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Accounts { get; } = [InstagramClient.AccountName, InstagramCommentClient.AccountName];

    /// <summary>24 hours from the customer's last message (Messenger Platform, "Messaging window").</summary>
    public MessagingWindow Window { get; } = new(InstagramOptions.Section, TimeSpan.FromDays(1));

    /// <inheritdoc/>
    public IWebhook Webhook => webhook;

    /// <inheritdoc/>
    public IEnumerable<IPlatformCallback> Callbacks => [deletion, deauthorization];

    /// <inheritdoc/>
    public IEnumerable<ChannelHealth> Health => [ChannelHealth.Of(Name, options.Value.IsOn)];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> Examine(CancellationToken cancellationToken) => examination.Run(cancellationToken);

    /// <inheritdoc/>
    public IEnumerable<IChannelCommand> Commands => [command];
}
