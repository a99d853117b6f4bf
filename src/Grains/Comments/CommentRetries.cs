namespace MirtAi.Grains.Comments;

/// <summary>When a step that failed is tried again.</summary>
internal static class CommentRetries
{
    private const double Jitter = 0.2;

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(300), TimeSpan.FromSeconds(900),
        TimeSpan.FromSeconds(3_600),
    ];

    /// <summary>How often a step is tried again.</summary>
    public static int Count => Pauses.Length;

    /// <summary>The pause after the failure of this number, from 1, up to a fifth longer by chance.</summary>
    /// <param name="failure">The number of the failure.</param>
    /// <param name="chance">A random number from 0 to 1.</param>
    public static TimeSpan PauseAfter(int failure, double chance) => Pauses[failure - 1] * (1 + (Jitter * chance));
}
