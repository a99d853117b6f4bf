using System.ComponentModel.DataAnnotations;

namespace MirtAi.Grains.Sale;

/// <summary>How the shop converses. Section <c>Conversation</c>.</summary>
public sealed class ConversationOptions
{
    public const string Section = "Conversation";

    /// <summary>
    /// The quiet time after the customer's last message before they are answered. Longer joins more messages into one answer.
    /// </summary>
    /// <value>Default 2 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan DebounceWindow { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait from the first message of a burst, however fast the customer goes on writing.</summary>
    /// <value>Default 8 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>The shop's time zone, an IANA name: its business day begins and ends there.</summary>
    /// <value>Default Europe/Kyiv.</value>
    [Required]
    public string TimeZone { get; set; } = "Europe/Kyiv";

    /// <summary>The zone of that name.</summary>
    /// <exception cref="TimeZoneNotFoundException">There is none; the start is refused over it.</exception>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>Whether the first greeting says that answers are automatic.</summary>
    /// <value>Default true.</value>
    public bool DiscloseAutomation { get; set; } = true;

    /// <summary>How long a call for a person stands before the same reason calls again.</summary>
    /// <value>Default 3 hours.</value>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan RepeatAlertAfter { get; set; } = TimeSpan.FromHours(3);

    /// <summary>
    /// A turn that the rules understand with less certainty than this is read by a language model, if there is one; at 1 every turn is.
    /// </summary>
    /// <value>Default 1, from 0 to 1.</value>
    [Range(0.0, 1.0)]
    public double AskModelBelow { get; set; } = 1;

    /// <summary>How long language models may read texts and work on the answer; then the shop's own texts answer.</summary>
    /// <value>Default 25 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:02:00")]
    public TimeSpan TurnBudget { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>The same for an answer to photos.</summary>
    /// <value>Default 55 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan PhotoTurnBudget { get; set; } = TimeSpan.FromSeconds(55);

    /// <summary>After so long without an answer the customer is told once that it is being worked on.</summary>
    /// <value>Default 10 s.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan InterimAfter { get; set; } = TimeSpan.FromSeconds(10);
}
