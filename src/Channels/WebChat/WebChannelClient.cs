using MirtAi.Grains.Messages;

namespace MirtAi.Channels.WebChat;

/// <summary>
/// Delivers to chat pages. A reply counts as sent as soon as its row is: pages read it from there, whenever they are open.
/// </summary>
internal sealed class WebChannelClient(IChatSignals signals) : IChannelClient
{
    public string Account => WebChannel.Name;

    public DeliveryLimits Limits { get; } = new()
    {
        PerSecond = 1000,
        PerRecipientPerSecond = 50,
        RecipientBurst = 50,
        MaxTextLength = 4096,
        MaxCaptionLength = 4096,
        MaxAlbumSize = 10,
    };

    public Task<SendResult> Send(string recipient, OutboundMessage message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // Pages are woken once the delivery is recorded, see ChatDeliveryObserver.
        return Task.FromResult<SendResult>(new SendResult.Sent(""));
    }

    public Task ShowTyping(string recipient, CancellationToken cancellationToken)
    {
        signals.Typing(WebChannel.SessionKey(recipient));
        return Task.CompletedTask;
    }
}
