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

    /// <summary>
    /// The next batch waits while so many of the broadcast's messages are in the outbox, as when the channel is slower than the batches.
    /// </summary>
    /// <value>Default 250.</value>
    [Range(1, 10_000_000, ErrorMessage = "set 1 to 10000000 messages")]
    public int MaxWaiting { get; set; } = 250;

    /// <summary>
    /// Whether a broadcast that does not say so itself has a button with which customers get no more of them; where the channel shows no
    /// buttons, a line says what to write.
    /// </summary>
    /// <value>Default yes.</value>
    public bool OptOutButton { get; set; } = true;
}
