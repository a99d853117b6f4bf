namespace MirtAi.Grains.Messages;

/// <summary>When a message that a platform did not take is tried again.</summary>
public static class RetrySchedule
{
    /// <summary>After this many attempts a message is given up and shown to the operator.</summary>
    public const int MaxAttempts = 10;

    private const double LongestSeconds = 60;

    /// <summary>
    /// The pause after the attempt of this number (from 1): one second, doubling to a minute, up to a fifth longer by chance.
    /// </summary>
    /// <param name="attempt">The number of the attempt that failed.</param>
    /// <param name="chance">A random number from 0 to 1.</param>
    public static TimeSpan PauseAfter(int attempt, double chance) =>
        TimeSpan.FromSeconds(Math.Min(LongestSeconds, Math.Pow(2, attempt - 1)) * (1 + 0.2 * chance));
}
