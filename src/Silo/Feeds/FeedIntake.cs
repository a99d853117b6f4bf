using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using MirtAi.Channels.Feeds;
using MirtAi.Channels.Webhooks;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Silo.Inbound;

namespace MirtAi.Silo.Feeds;

/// <summary>Takes what a feed brought the same way as webhooks do: dedupe, target, commit.</summary>
internal sealed partial class FeedIntake(IInboundDispatcher dispatcher, ILogger<FeedIntake> logger)
{
    private const int MaxAtOnce = 16;

    /// <summary>
    /// Takes the events of each target in their order, and those of a target behind one that could not be stored not at all: they come
    /// again together. What means nothing, or cannot be read, is acknowledged as a webhook would.
    /// </summary>
    public async Task<StoredItems> Take(string account, ImmutableArray<FeedItem> items)
    {
        var failed = new bool[items.Length];
        var targets = items.Select((item, index) => (Inbound: Events(account, item), index))
            .Where(item => item.Inbound.Length > 0).GroupBy(item => item.Inbound[0].Target);
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
        try
        {
            foreach (var inbound in events)
            {
                if (await dispatcher.Accept(inbound) != Receipt.Overloaded)
                    continue;
                LogOverloaded(account);
                return false;
            }
            return true;
        }
        catch (StorageUnavailableException exception)
        {
            LogUnavailable(exception, account);
            return false;
        }
        catch (Exception exception) // The edge of an event, as a request is: it comes again, the others go on.
        {
            LogFailed(exception, account);
            return false;
        }
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
}
