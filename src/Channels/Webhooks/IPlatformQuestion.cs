namespace MirtAi.Channels.Webhooks;

/// <summary>
/// An address at which a platform asks something about a customer, or has something done, and waits for the answer. It is off, limited and
/// protected as a webhook is.
/// </summary>
public interface IPlatformQuestion
{
    /// <summary>The path of the address, for instance <c>/webhooks/manychat/followup</c>.</summary>
    string Path { get; }

    /// <summary>Whether the channel is configured.</summary>
    bool IsOn { get; }

    /// <summary>How the sender is known.</summary>
    WebhookAuthentication Authentication { get; }

    /// <summary>The answer to an authentic body; what is done by it is done once, however often it is asked.</summary>
    /// <exception cref="Grains.Durability.StorageUnavailableException">It could not be done; the platform asks again.</exception>
    Task<PlatformAnswer> Answer(ReadOnlyMemory<byte> body, CancellationToken cancellationToken);
}
