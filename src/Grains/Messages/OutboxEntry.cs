namespace MirtAi.Grains.Messages;

/// <summary>A message that is to be delivered. Entries of one recipient and lane are delivered in the order of their commits.</summary>
public sealed record OutboxEntry
{
    /// <summary>The channel account that sends it, see <see cref="IChannelClient.Account"/>.</summary>
    public required string Account { get; init; }

    /// <summary>The platform's address of the chat.</summary>
    public required string Recipient { get; init; }

    /// <summary>The session that it belongs to.</summary>
    public required string SessionKey { get; init; }

    /// <summary>The line of the session's transcript that it delivers, or a part of; 0 for alerts and acknowledgements.</summary>
    public long Sequence { get; init; }

    /// <summary>How urgent it is.</summary>
    /// <value>Default <see cref="OutboxLane.Conversation"/>.</value>
    public OutboxLane Lane { get; init; }

    /// <summary>What is sent.</summary>
    public required OutboundMessage Message { get; init; }
}
