using Microsoft.Extensions.Options;
using MirtAi.Channels.Webhooks;

namespace MirtAi.Channels.ManyChat;

/// <summary>A page of ManyChat, whose flows hand customers' messages over.</summary>
internal sealed class ManyChatChannel(
    ManyChatWebhook webhook, ManyChatFollowUp followUp, ManyChatOrder order, ManyChatExamination examination,
    IOptions<ManyChatOptions> options) : IChannel
{
    /// <inheritdoc/>
    public string Name => "manychat";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Accounts { get; } = [ManyChatClient.AccountName];

    /// <summary>Meta's window of 24 hours holds behind ManyChat, too.</summary>
    public MessagingWindow Window { get; } = new(ManyChatOptions.Section, TimeSpan.FromDays(1));

    /// <inheritdoc/>
    public IWebhook Webhook => webhook;

    /// <inheritdoc/>
    public IEnumerable<IPlatformQuestion> Questions => [followUp, order];

    /// <inheritdoc/>
    public IEnumerable<ChannelHealth> Health => [ChannelHealth.Of(Name, options.Value.IsOn)];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> Examine(CancellationToken cancellationToken) => examination.Run(cancellationToken);
}
