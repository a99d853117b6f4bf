namespace MirtAi.Channels.WebChat;

/// <summary>Names of the web chat's channel.</summary>
public static class WebChannel
{
    /// <summary>The channel, and its only account in the outbox.</summary>
    public const string Name = "web";

    /// <summary>The scheme of photos that were uploaded in the chat.</summary>
    public const string AttachmentScheme = "attachment";

    /// <summary>The session of a visitor.</summary>
    public static string SessionKey(string visitor) => $"{Name}:{visitor}";
}
