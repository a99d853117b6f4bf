using System.ComponentModel.DataAnnotations;

namespace MirtAi.Conversations;

/// <summary>How the shop converses. Section <c>Conversation</c>.</summary>
public sealed class ConversationOptions
{
    public const string Section = "Conversation";

    /// <value>The time zone of the business day, for the one greeting a day. Default: Europe/Kyiv.</value>
    [Required]
    public string TimeZone { get; set; } = "Europe/Kyiv";

    /// <value>Whether the first greeting says that the answerer is automatic. Default: true.</value>
    public bool DiscloseAutomation { get; set; } = true;

    /// <value>How long a call for a person stands before the same reason calls again. Default: 3 hours.</value>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan RepeatAlertAfter { get; set; } = TimeSpan.FromHours(3);
}
