using System.ComponentModel.DataAnnotations;

namespace MirtAi.Deduplication;

/// <summary>Settings of deduplication, section <c>Deduplication</c>.</summary>
public sealed class DeduplicationOptions
{
    public const string Section = "Deduplication";

    /// <summary>
    /// How long ids of events are kept. Telegram repeats a delivery for 24 hours, Meta for 36, and a replay by hand comes later still.
    /// </summary>
    /// <value>Default 7 days.</value>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);
}
