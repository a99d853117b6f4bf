using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using MirtAi.Channels.Feeds;
using MirtAi.Channels.Webhooks;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Telemetry;
using MirtAi.Silo.Inbound;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Telemetry;

namespace MirtAi.Silo.Feeds;

/// <summary>Takes what a feed brought the same way as webhooks do: dedupe, target, commit.</summary>
internal sealed partial class FeedIntake(
    IInboundDispatcher dispatcher, ISetAsideEvents setAside, StorageProbe probe, ILogger<FeedIntake> logger)
{
    /// <summary>So often an event may fail for a reason that does not pass by itself; then it is set aside, and the others go on.</summary>
    public const int MaxAttempts = 8;

    private const int MaxAtOnce = 16;

    /// <summary>The count of failures of an event that is kept elsewhere by now.</summary>
    private const int Kept = int.MaxValue;

    // Of the items that were asked for last: at most as many as an answer holds.
    private readonly ConcurrentDictionary<(string Account, string EventId), int> failures = new();

    /// <summary>
    /// Takes the events of each target in their order, and those of a target behind one that could not be stored not at all: they come
    /// again together. What means nothing, or cannot be read, is acknowledged as a webhook would. An event that fails again and again
    /// while the database serves is set aside after <see cref="MaxAttempts"/>: it is kept in the database, told of in the log and in
    /// readiness, counted, and only then confirmed. While the database is away nothing is set aside.
    /// </summary>
    public async Task<StoredItems> Take(string account, ImmutableArray<FeedItem> items)
    {
        var failed = new bool[items.Length];
        var events = items.Select((item, index) => (Inbound: Events(account, item), index))
            .Where(item => item.Inbound.Length > 0).ToArray();
        ForgetAllBut(account, [.. events.SelectMany(item => item.Inbound).Select(inbound => inbound.EventId)]);
        var targets = events.GroupBy(item => item.Inbound[0].Target);
        var limit = new ParallelOptions { MaxDegreeOfParallelism = MaxAtOnce };
        await Parallel.ForEachAsync(targets, limit, async (target, _) =>
        {
            var isStuck = false;
            foreach (var (inbound, index) in target)
                failed[index] = isStuck = isStuck || !await TryStore(account, inbound);
        });
        var first = Array.IndexOf(failed, true);
        var stored = first < 0 ? items : items[..first];
        var next = stored.LastOrDefault(item => item.Next is not null)?.Next;
        return new StoredItems(next, first < 0 && next is not null);
    }

    private ImmutableArray<IInboundEvent> Events(string account, FeedItem item)
    {
        switch (item.Content)
        {
            case WebhookContent.Events events:
                foreach (var reason in events.Ignored)
                    LogIgnored(account, reason);
                return events.Inbound;
            case WebhookContent.Malformed malformed:
                LogMalformed(account, malformed.Reason);
                return [];
            default:
                throw new UnreachableException();
        }
    }

    private async Task<bool> TryStore(string account, ImmutableArray<IInboundEvent> events)
    {
        foreach (var inbound in events)
        {
            if (!await TryStore(account, inbound))
                return false;
        }

        return true;
    }

    private async Task<bool> TryStore(string account, IInboundEvent inbound)
    {
        var key = (account, inbound.EventId);
        if (failures.GetValueOrDefault(key) == Kept)
            return true;
        try
        {
            if (await dispatcher.Accept(inbound) != Receipt.Overloaded)
                return true;
            LogOverloaded(account);
            return false;
        }
        catch (Exception exception) // The edge of an event, as a request is: it comes again, the others go on.
        {
            if (!await probe.IsOfTheEvent(exception))
            {
                LogUnavailable(exception, account);
                return false;
            }

            CaughtFaults.Count("feed", exception);
            if (failures.AddOrUpdate(key, 1, static (_, count) => count + 1) < MaxAttempts)
            {
                LogFailed(exception, account);
                return false;
            }

            return await TrySetAside(account, inbound, exception);
        }
    }

    private async Task<bool> TrySetAside(string account, IInboundEvent inbound, Exception fault)
    {
        try
        {
            await setAside.Keep(account, inbound, MaxAttempts, EventFaults.Reason(fault));
        }
        catch (Exception exception) when (StorageFaults.IsUnavailable(exception))
        {
            LogUnavailable(exception, account);
            return false;
        }

        failures[(account, inbound.EventId)] = Kept;
        LogSetAside(fault, account, inbound.EventId, LogScope.HashOf(inbound.Target.Key.ToString()!), MaxAttempts);
        InboundTelemetry.RecordSetAside(inbound);
        return true;
    }

    private void ForgetAllBut(string account, HashSet<string> ids)
    {
        foreach (var key in failures.Keys.Where(key => key.Account == account && !ids.Contains(key.EventId)))
            failures.TryRemove(key, out _);
    }

    [LoggerMessage(332, LogLevel.Debug, "Something of {Account} means nothing here: {Reason}")]
    private partial void LogIgnored(string account, string reason);

    [LoggerMessage(333, LogLevel.Warning, "Something of {Account} cannot be read and is skipped: {Reason}")]
    private partial void LogMalformed(string account, string reason);

    [LoggerMessage(334, LogLevel.Warning, "An event of {Account} is for a conversation that is full; it is asked for again")]
    private partial void LogOverloaded(string account);

    [LoggerMessage(335, LogLevel.Warning, "An event of {Account} could not be stored: the database is unavailable; it is asked for again")]
    private partial void LogUnavailable(Exception exception, string account);

    [LoggerMessage(336, LogLevel.Error, "An event of {Account} failed; it is asked for again")]
    private partial void LogFailed(Exception exception, string account);

    [LoggerMessage(337, LogLevel.Error,
        "The event {EventId} of {Account} for the session {Session} failed {Attempts} times and is set aside: it is tried again each "
        + "hour, and at once by POST /api/v1/set-aside/{EventId}/retry")]
    private partial void LogSetAside(Exception exception, string account, string eventId, string session, int attempts);
}
