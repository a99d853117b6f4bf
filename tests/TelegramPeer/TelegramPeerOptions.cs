namespace MirtAi.TelegramPeer;

/// <summary>How strict the peer is. The defaults are the platform's published limits.</summary>
public sealed record TelegramPeerOptions
{
    /// <summary>The token of the customers' bot; it is invented.</summary>
    public const string DefaultToken = "7000000001:invented-token-of-the-test-bot";

    /// <summary>The tokens that are known; any other is answered 401.</summary>
    public IReadOnlyList<string> Tokens { get; init; } = [DefaultToken];

    /// <summary>The port on the loopback address; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>A path before <c>/bot</c>, as a proxy may have; empty or beginning with a slash.</summary>
    public string PathPrefix { get; init; } = "";

    /// <summary>Whether sending too fast is refused with 429 and recorded as a violation.</summary>
    public bool EnforceRates { get; init; } = true;

    /// <summary>Messages a second to all chats of a bot together, with a burst of the same size.</summary>
    public double MessagesPerSecond { get; init; } = 30;

    /// <summary>Messages a second to one chat.</summary>
    public double PerChatPerSecond { get; init; } = 1;

    /// <summary>Messages that one chat may get at once.</summary>
    public int PerChatBurst { get; init; } = 3;

    /// <summary>Messages to one group within any minute.</summary>
    public int PerGroupPerMinute { get; init; } = 20;

    /// <summary>How much too early a message may arrive: the way to the peer is not always equally long.</summary>
    public TimeSpan Tolerance { get; init; } = TimeSpan.FromMilliseconds(100);
}
