namespace MirtAi.Silo.Clocks;

/// <summary>The distance to another clock, as one question and its answer show it.</summary>
/// <param name="Offset">How far the other clock is ahead.</param>
/// <param name="Error">How far off that may be: half of the round trip.</param>
internal readonly record struct ClockReading(TimeSpan Offset, TimeSpan Error)
{
    /// <summary>
    /// How far two clocks may drift apart, as a part of the time that passes: the rate at which NTP slews one (RFC 5905).
    /// </summary>
    private const double Drift = 500e-6;

    /// <summary>The reading of a clock that was asked between these times of one's own.</summary>
    public static ClockReading Between(DateTimeOffset before, DateTimeOffset theirs, DateTimeOffset after) =>
        new(theirs - (before + (after - before) / 2), (after - before) / 2);

    /// <summary>The same reading, that much later.</summary>
    public ClockReading After(TimeSpan elapsed) => this with { Error = Error + elapsed * Drift };

    /// <summary>
    /// The one to believe when another one is taken: the more exact one, or the later one if both cannot be true. So an answer that
    /// a busy machine kept waiting does not move the time, and a clock that was set does.
    /// </summary>
    public ClockReading Or(ClockReading later) =>
        later.Error <= Error || (later.Offset - Offset).Duration() > Error + later.Error ? later : this;
}
