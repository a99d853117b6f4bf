namespace Orleans.Runtime;

/// <summary>A running timer of a grain. Disposing it cancels the token that a running callback was given.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>
    /// Plans anew: the next tick is <paramref name="dueTime"/> from now, or from the end of the callback that runs now.
    /// <see cref="Timeout.InfiniteTimeSpan"/> as the due time stops the timer until the next change.
    /// </summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}
