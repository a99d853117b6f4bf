namespace MirtAi.Channels.Webhooks;

/// <summary>
/// Where a platform posts its events. The edge does the rest, the same for all: it answers 404 while the channel is off, 401 to what is not
/// authentic, 400 to what is malformed, and 200 once every event is stored; else the platform is made to send the whole body again.
/// </summary>
public interface IWebhook
{
    /// <summary>The path that platforms post to, for instance <c>/webhooks/telegram</c>.</summary>
    string Path { get; }

    /// <summary>Other paths that are the same.</summary>
    IReadOnlyList<string> Aliases => [];

    /// <summary>Whether the channel is configured.</summary>
    bool IsOn { get; }

    /// <summary>How the sender is known.</summary>
    WebhookAuthentication Authentication { get; }

    /// <summary>The addresses of photos in its events expire: the photos are fetched before an event is stored.</summary>
    bool PhotosExpire => false;

    /// <summary>The JSON that tells the platform that its body was taken; null for an empty answer.</summary>
    string? Acknowledgement => null;

    /// <summary>
    /// What an authentic body means. Never throws, whatever the bytes are; one bad item of a batch costs itself, never the others.
    /// </summary>
    WebhookContent Parse(ReadOnlyMemory<byte> body);
}
