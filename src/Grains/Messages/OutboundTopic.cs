namespace MirtAi.Grains.Messages;

/// <summary>The customer whom a message is about, for chats that keep a topic for each customer.</summary>
/// <param name="SessionKey">The customer's session.</param>
/// <param name="Title">What the topic is called from now on; at most 128 characters.</param>
public sealed record OutboundTopic(string SessionKey, string Title)
{
    /// <summary>The longest title, in UTF-16 code units (Telegram's limit of a topic's name).</summary>
    public const int MaxTitleLength = 128;
}
