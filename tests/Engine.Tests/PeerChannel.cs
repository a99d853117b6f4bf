using System.Collections.Concurrent;
using System.Globalization;
using MirtAi.Grains.Messages;

namespace MirtAi.Engine.Tests;

/// <summary>A channel whose platform is a queue that all processes of a test share.</summary>
internal sealed class PeerChannel(ConcurrentQueue<(string Recipient, string Text)> delivered) : IChannelClient
{
    public const string Name = "peer";

    public string Account => Name;

    public DeliveryLimits Limits { get; } = new()
    {
        PerSecond = 1_000,
        PerRecipientPerSecond = 1_000,
        RecipientBurst = 1_000,
        MaxTextLength = 4_000,
        MaxCaptionLength = 1_000,
        MaxAlbumSize = 10,
    };

    public Task<SendResult> Send(string recipient, OutboundMessage message, CancellationToken cancellationToken)
    {
        delivered.Enqueue((recipient, message.Text));
        return Task.FromResult<SendResult>(new SendResult.Sent(delivered.Count.ToString(CultureInfo.InvariantCulture)));
    }

    public Task ShowTyping(string recipient, CancellationToken cancellationToken) => Task.CompletedTask;
}
