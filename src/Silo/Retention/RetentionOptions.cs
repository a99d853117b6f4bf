using System.ComponentModel.DataAnnotations;

namespace MirtAi.Silo.Retention;

/// <summary>
/// Settings of how long what grows with time is kept, section <c>Retention</c>. Sessions, customers' memories and orders are kept until the
/// customer is erased; event ids, records of models and what photos show have settings of their own.
/// </summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>For ever, in effect.</summary>
    private const string Longest = "36500.00:00:00";

    /// <summary>
    /// How long the lines of conversations are kept. A turn reads the last 20 of its session: with less than the customers' usual pause,
    /// answers know less of what was said before.
    /// </summary>
    /// <value>Default 365 days; at least 7, so that no line goes that still waits for an answer.</value>
    [Range(typeof(TimeSpan), "7.00:00:00", Longest)]
    public TimeSpan Transcripts { get; set; } = TimeSpan.FromDays(365);

    /// <summary>
    /// How long photos from the web chat are kept; proofs of payment stay with their orders. Those of other channels stay on their
    /// platforms.
    /// </summary>
    /// <value>Default 90 days; at least 1.</value>
    [Range(typeof(TimeSpan), "1.00:00:00", Longest)]
    public TimeSpan Photos { get; set; } = TimeSpan.FromDays(90);

    /// <summary>
    /// How long messages are kept that were delivered or given up. Pages of the web chat show replies out of them, and transcripts what
    /// became of each line.
    /// </summary>
    /// <value>Default 365 days; at least 1.</value>
    [Range(typeof(TimeSpan), "1.00:00:00", Longest)]
    public TimeSpan Deliveries { get; set; } = TimeSpan.FromDays(365);

    /// <summary>How long calls for a person are kept that are closed, counted from the call. Open ones stay.</summary>
    /// <value>Default 365 days; at least 1.</value>
    [Range(typeof(TimeSpan), "1.00:00:00", Longest)]
    public TimeSpan Escalations { get; set; } = TimeSpan.FromDays(365);

    /// <summary>How long it is known what people did in the console, the management API and the managers' chat.</summary>
    /// <value>Default 730 days; at least 1.</value>
    [Range(typeof(TimeSpan), "1.00:00:00", Longest)]
    public TimeSpan Audit { get; set; } = TimeSpan.FromDays(730);
}
