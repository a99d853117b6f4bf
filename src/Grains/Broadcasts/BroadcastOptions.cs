using System.ComponentModel.DataAnnotations;

namespace MirtAi.Grains.Broadcasts;

/// <summary>Settings of broadcasts, section <c>Broadcasts</c>.</summary>
public sealed class BroadcastOptions
{
    public const string Section = "Broadcasts";

    /// <summary>How many customers a broadcast goes to at most.</summary>
    /// <value>Default 5,000.</value>
    [Range(1, 10_000_000, ErrorMessage = "set 1 to 10000000 customers")]
    public int MaxRecipients { get; set; } = 5_000;

    /// <summary>How many customers' messages go to the outbox at once; how fast they are sent is the channel's limit.</summary>
    /// <value>Default 25.</value>
    [Range(1, 1_000, ErrorMessage = "set 1 to 1000 customers")]
    public int BatchSize { get; set; } = 25;

    /// <summary>From one batch to the next.</summary>
    /// <value>Default 1 second.</value>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00", ErrorMessage = "set 50 ms to 1 hour")]
    public TimeSpan BatchPause { get; set; } = TimeSpan.FromSeconds(1);
}
