using System.ComponentModel.DataAnnotations;

namespace MirtAi.Conversations;

/// <summary>Settings of conversations, section <c>Conversation</c>.</summary>
public sealed class ConversationOptions
{
    public const string Section = "Conversation";

    /// <summary>The quiet time after the customer's last message before they are answered. Longer joins more messages into one answer.</summary>
    /// <value>Default 2 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan DebounceWindow { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait from the first message of a burst, however fast the customer goes on writing.</summary>
    /// <value>Default 8 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>The shop's time zone, an IANA name.</summary>
    /// <value>Default Europe/Kyiv.</value>
    [Required]
    public string TimeZone { get; set; } = "Europe/Kyiv";

    /// <summary>The rules that follow from these settings.</summary>
    public DebouncePolicy ToPolicy() => new() { Window = DebounceWindow, MaxWait = MaxWait < DebounceWindow ? DebounceWindow : MaxWait };
}
