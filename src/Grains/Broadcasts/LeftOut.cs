namespace MirtAi.Grains.Broadcasts;

/// <summary>Why a customer of the audience is not sent a broadcast, as it is stored and shown.</summary>
public static class LeftOut
{
    /// <summary>They want no broadcasts.</summary>
    public const string OptedOut = "opted_out";

    /// <summary>A manager has the conversation: nothing but what people write reaches the customer.</summary>
    public const string WithManager = "with_manager";

    /// <summary>They blocked the shop or left.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>Their channel takes no message so long after their last one.</summary>
    public const string WindowClosed = "window_closed";

    /// <summary>Their channel is off.</summary>
    public const string ChannelOff = "channel_off";

    /// <summary>More than <c>Broadcasts:MaxRecipients</c> already have it.</summary>
    public const string Limit = "limit";
}
