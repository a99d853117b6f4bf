using System.Collections.Frozen;

namespace MirtAi.Grains.Messages;

/// <summary>How long after a customer's last message each channel takes messages that the customer did not ask for.</summary>
/// <param name="windows">The windows by channel; a channel without one always takes messages.</param>
public sealed class MessagingWindows(IEnumerable<KeyValuePair<string, TimeSpan>> windows)
{
    /// <summary>What clients say of a message that came too late.</summary>
    public const string Closed = "the messaging window is closed";

    /// <summary>No channel has a window.</summary>
    public static readonly MessagingWindows None = new([]);

    /// <summary>What is kept for the delivery itself: nothing is sent in the window's last minutes.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly FrozenDictionary<string, TimeSpan> byChannel = windows.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The last moment at which something may be sent to a customer of the channel who wrote last at this time.</summary>
    public DateTimeOffset LastMoment(string channel, DateTimeOffset wroteAt) =>
        byChannel.TryGetValue(channel, out var length) ? wroteAt + length - Margin : DateTimeOffset.MaxValue;
}
