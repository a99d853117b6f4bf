using Microsoft.Extensions.Options;
using MirtAi.Channels.Webhooks;

namespace MirtAi.Channels.Tests.Kiosk;

/// <summary>
/// A platform that is invented for these tests: what Meta's are like, with batches, signatures, a verified address and a window.
/// </summary>
internal sealed class KioskChannel(KioskWebhook webhook, IOptions<KioskOptions> options) : IChannel
{
    public const string ChannelName = "kiosk";

    public string Name => ChannelName;

    public IReadOnlyCollection<string> Accounts { get; } = [ChannelName];

    public MessagingWindow Window { get; } = new(KioskOptions.Name, TimeSpan.FromDays(1));

    public IWebhook Webhook => webhook;

    public IEnumerable<ChannelHealth> Health => [ChannelHealth.Of(ChannelName, options.Value.IsOn)];
}
