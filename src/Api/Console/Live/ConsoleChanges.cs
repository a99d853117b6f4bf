using System.Data.Common;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Console.Live;

/// <summary>
/// Looks at the database for all open pages of this process at once, twice a second while there are any: two queries, however many pages
/// are open. What another process changed is seen as well.
/// </summary>
internal sealed class ConsoleChanges(NowQueries now, TimeProvider clock)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Watched> watched = new(StringComparer.Ordinal);
    private bool isLooking;

    /// <summary>Tells of changes from now on.</summary>
    /// <param name="key">The session's key; null for what there is to do now.</param>
    /// <param name="cancellationToken">Ends the first look.</param>
    /// <exception cref="StorageUnavailableException">The database is away.</exception>
    public async Task<ConsoleSubscription> Subscribe(string? key, CancellationToken cancellationToken)
    {
        // Before the subscription: what comes between the two is a change.
        var stamp = await now.Stamp(key, cancellationToken);
        var subscription = new ConsoleSubscription(key ?? "", Close);
        lock (gate)
        {
            if (!watched.TryGetValue(subscription.Key, out var pages))
                watched[subscription.Key] = pages = new Watched(stamp);
            pages.Subscriptions.Add(subscription);
            if (!isLooking)
            {
                isLooking = true;
                _ = Task.Run(Look, CancellationToken.None);
            }
        }

        return subscription;
    }

    private void Close(ConsoleSubscription subscription)
    {
        lock (gate)
        {
            if (watched.TryGetValue(subscription.Key, out var pages) && pages.Subscriptions.Remove(subscription)
                && pages.Subscriptions.Count == 0)
                watched.Remove(subscription.Key);
        }
    }

    private async Task Look()
    {
        while (true)
        {
            await Task.Delay(BetweenLooks, clock);
            string[] keys;
            lock (gate)
            {
                keys = [.. watched.Keys];
                if (keys.Length == 0)
                {
                    isLooking = false;
                    return;
                }
            }

            foreach (var (key, stamp) in await Stamps(keys))
                Compare(key, stamp);
        }
    }

    // While the database is away, or a query fails, nothing is known to have changed.
    private async Task<IReadOnlyDictionary<string, string>> Stamps(string[] keys)
    {
        try
        {
            return await now.Stamps(keys, CancellationToken.None);
        }
        catch (Exception exception) when (exception is StorageUnavailableException or DbException or TimeoutException)
        {
            return new Dictionary<string, string>();
        }
    }

    private void Compare(string key, string stamp)
    {
        lock (gate)
        {
            if (!watched.TryGetValue(key, out var pages) || pages.Stamp == stamp)
                return;
            pages.Stamp = stamp;
            foreach (var subscription in pages.Subscriptions)
                subscription.Tell();
        }
    }

    private sealed class Watched(string stamp)
    {
        public string Stamp { get; set; } = stamp;

        public HashSet<ConsoleSubscription> Subscriptions { get; } = [];
    }
}
