using System.Collections.Immutable;

namespace MirtAi.Channels.Feeds;

/// <summary>What came of asking a platform for its events.</summary>
public abstract record FeedAnswer
{
    private FeedAnswer()
    {
    }

    /// <summary>Events in the platform's order; none if it had none for a while.</summary>
    public sealed record Events(ImmutableArray<FeedItem> Items) : FeedAnswer;

    /// <summary>Nothing could be learned; it is asked again after a pause.</summary>
    /// <param name="Reason">What is wrong and what to do, in one line without secrets.</param>
    public sealed record Refused(string Reason) : FeedAnswer
    {
        /// <summary>How long the platform wants to be left alone.</summary>
        public TimeSpan? RetryAfter { get; init; }
    }
}
