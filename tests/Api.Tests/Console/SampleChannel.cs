using MirtAi.Grains.Messages;

namespace MirtAi.Api.Tests.Console;

/// <summary>A channel with limits, through which nothing is sent.</summary>
internal sealed class SampleChannel(string account, int maxButtons, int maxButtonLength = int.MaxValue) : IChannelClient
{
    public string Account => account;

    public DeliveryLimits Limits { get; } = new()
    {
        PerSecond = 30,
        PerRecipientPerSecond = 1,
        RecipientBurst = 3,
        MaxTextLength = 1_000,
        MaxCaptionLength = 0,
        MaxAlbumSize = 1,
        MaxButtons = maxButtons,
        MaxButtonLength = maxButtonLength,
    };

    public Task<SendResult> Send(string recipient, OutboundMessage message, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task ShowTyping(string recipient, CancellationToken cancellationToken) => Task.CompletedTask;
}
