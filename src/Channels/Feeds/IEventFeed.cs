namespace MirtAi.Channels.Feeds;

/// <summary>
/// Where a platform hands out its events when it is asked, instead of posting them. One process of the fleet asks at a time. The service
/// does the rest, the same for all: it asks on once what it got is stored; what is not stored is asked for again.
/// </summary>
public interface IEventFeed
{
    /// <summary>The account that is asked, by its name in the outbox.</summary>
    string Account { get; }

    /// <summary>Whether events come this way.</summary>
    bool IsOn { get; }

    /// <summary>
    /// Waits a while for events. Asking confirms to the platform all before the position, which it forgets then. Never throws but for the
    /// caller's cancellation.
    /// </summary>
    /// <param name="position">
    /// <see cref="FeedItem.Next"/> of the last event that is stored; null asks for the oldest that is not confirmed.
    /// </param>
    Task<FeedAnswer> Ask(long? position, CancellationToken cancellationToken);
}
