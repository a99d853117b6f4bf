namespace MirtAi.Channels.WebChat;

/// <summary>The shop's own chat page. Nothing posts to it but the page, whose endpoints are part of the edge.</summary>
internal sealed class WebChatChannel : IChannel
{
    /// <inheritdoc/>
    public string Name => WebChannel.Name;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Accounts { get; } = [WebChannel.Name];

    /// <inheritdoc/>
    public MessagingWindow Window { get; } = new("Web", Default: null);
}
