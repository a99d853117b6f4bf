using System.ComponentModel.DataAnnotations;

namespace MirtAi.Grains.Sessions.Replays;

/// <summary>Settings of what is kept of turns for their replay, section <c>Replay</c>.</summary>
public sealed class ReplayOptions
{
    public const string Section = "Replay";

    /// <summary>
    /// The longest recording of a turn, in bytes of JSON. What does not fit is shortened, and the recording says what. With 0 nothing is
    /// recorded but when the turn was and to which state it led.
    /// </summary>
    /// <value>Default 16,384; 0, or 2,048 to 262,144 in effect.</value>
    [Range(0, 262_144)]
    public int MaxBytes { get; set; } = 16_384;

    /// <summary>How long recordings are kept.</summary>
    /// <value>Default 30 days; at least 1.</value>
    [Range(typeof(TimeSpan), "1.00:00:00", "36500.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);
}
