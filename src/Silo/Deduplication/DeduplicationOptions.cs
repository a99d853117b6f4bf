using System.ComponentModel.DataAnnotations;

namespace MirtAi.Silo.Deduplication;

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

    /// <summary>
    /// How many grains remember the ids of recent events, each for a part of the customers. The customers of a part are served by the silo
    /// that has its grain, so more parts spread the load more evenly. 0 gives each event a grain of its own, which costs an activation a
    /// message.
    /// </summary>
    /// <value>Default 1,024.</value>
    [Range(0, 1_000_000)]
    public int Partitions { get; set; } = 1_024;
}
