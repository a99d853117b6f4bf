using System.ComponentModel.DataAnnotations;

namespace MirtAi.Grains.Messages;

/// <summary>
/// How long after a customer's last message each channel takes messages that the customer did not ask for. Section
/// <c>MessagingWindows</c>. Source of the defaults: Meta's standard messaging window.
/// </summary>
public sealed class MessagingWindows
{
    public const string Section = "MessagingWindows";

    /// <summary>What is kept for the delivery itself: nothing is sent in the window's last minutes.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>Instagram's window.</summary>
    /// <value>Default 1 day.</value>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00")]
    public TimeSpan? Instagram { get; set; } = TimeSpan.FromDays(1);

    /// <summary>ManyChat's window.</summary>
    /// <value>Default 1 day.</value>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00")]
    public TimeSpan? ManyChat { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Telegram's window.</summary>
    /// <value>Default none.</value>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00")]
    public TimeSpan? Telegram { get; set; }

    /// <summary>The web chat's window.</summary>
    /// <value>Default none.</value>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00")]
    public TimeSpan? Web { get; set; }

    /// <summary>The last moment at which something may be sent to a customer of the channel who wrote last at this time.</summary>
    public DateTimeOffset LastMoment(string channel, DateTimeOffset wroteAt)
    {
        TimeSpan? window = channel switch
        {
            "instagram" => Instagram,
            "manychat" => ManyChat,
            "telegram" => Telegram,
            "web" => Web,
            _ => null,
        };
        return window is { } length ? wroteAt + length - Margin : DateTimeOffset.MaxValue;
    }
}
