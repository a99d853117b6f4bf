using System.ComponentModel.DataAnnotations;

namespace MirtAi.Embedded;

/// <summary>The engine's limits.</summary>
public sealed class EmbeddedGrainOptions
{
    /// <summary>
    /// How long an activation without calls is kept. Longer saves loading the state again, shorter saves memory. A class
    /// may say otherwise by <see cref="Orleans.CollectionAgeLimitAttribute"/>.
    /// </summary>
    /// <value>Default: 15 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00")]
    public TimeSpan IdleAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often idle activations are looked for; an activation may outlive its idle age by so much.</summary>
    /// <value>Default: 10 seconds: the doors of events, of which there are many, then do not all end at once.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan CollectionInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many calls may wait for one activation; the next one gets a <see cref="Orleans.Runtime.LimitExceededException"/>.</summary>
    /// <value>Default: 1,000 calls.</value>
    [Range(1, 1_000_000)]
    public int MaxMailbox { get; set; } = 1_000;

    /// <summary>
    /// How long a stop waits for calls and deactivations to end. After that the waiting calls are failed, and
    /// deactivations are told to hurry by their cancellation token.
    /// </summary>
    /// <value>Default: 20 seconds, which leaves the host time within its own 30.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(20);
}
