namespace MirtAi.Grains.Messages;

/// <summary>A channel that is not configured in this process: what is addressed to it stays in the outbox.</summary>
internal sealed class ClosedChannel(string account) : IChannelClient
{
    /// <inheritdoc/>
    public string Account => account;

    /// <inheritdoc/>
    public DeliveryLimits Limits { get; } = new()
    {
        PerSecond = 1,
        PerRecipientPerSecond = 1,
        RecipientBurst = 1,
        MaxTextLength = 1_000,
        MaxCaptionLength = 1_000,
        MaxAlbumSize = 1,
    };

    /// <inheritdoc/>
    public Task<SendResult> Send(string recipient, OutboundMessage message, CancellationToken cancellationToken) =>
        Task.FromResult<SendResult>(new SendResult.Failed($"The channel {account} is off"));

    /// <inheritdoc/>
    public Task ShowTyping(string recipient, CancellationToken cancellationToken) => Task.CompletedTask;
}
