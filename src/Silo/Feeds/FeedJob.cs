using System.Diagnostics;
using Microsoft.Extensions.Logging;
using MirtAi.Channels.Feeds;
using MirtAi.Silo.Jobs;

namespace MirtAi.Silo.Feeds;

/// <summary>
/// Asks one account for its events, in one process of the fleet at a time, and confirms them once they are stored. A process that dies in
/// between leaves them to the next one, which stores none twice: their ids are known.
/// </summary>
internal sealed partial class FeedJob(
    IEventFeed feed, FeedIntake intake, FeedNotes notes, TimeProvider clock, ILogger<FeedJob> logger) : IBackgroundJob
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private int failures;

    /// <inheritdoc/>
    public string Name => $"feed:{feed.Account}";

    /// <inheritdoc/>
    public async Task Run(JobLease lease, CancellationToken cancellationToken)
    {
        failures = 0;
        long? position = null;
        try
        {
            while (!cancellationToken.IsCancellationRequested && lease.IsHeld)
                position = await Step(position, cancellationToken);
        }
        finally
        {
            notes.Clear(feed.Account);
        }
    }

    /// <returns>The position to ask with next.</returns>
    private async Task<long?> Step(long? position, CancellationToken cancellationToken)
    {
        switch (await feed.Ask(position, cancellationToken))
        {
            case FeedAnswer.Events { Items: [] }:
                // Everything is confirmed. The next id need not be greater: platforms begin anew after a long silence.
                Recover();
                return null;
            case FeedAnswer.Events { Items: var items }:
                var stored = await intake.Take(feed.Account, items);
                if (stored.IsAll)
                    Recover();
                else
                    await Rest("events cannot be stored, they are asked for again", null, cancellationToken);
                return stored.Next ?? position;
            case FeedAnswer.Refused refused:
                await Rest(refused.Reason, refused.RetryAfter, cancellationToken);
                return position;
            default:
                throw new UnreachableException();
        }
    }

    private void Recover()
    {
        if (failures == 0)
            return;
        failures = 0;
        notes.Clear(feed.Account);
        LogRecovered(feed.Account);
    }

    private Task Rest(string reason, TimeSpan? retryAfter, CancellationToken cancellationToken)
    {
        if (notes.Set(feed.Account, reason))
            LogFailing(feed.Account, reason);
        var pause = ShortestPause * Math.Pow(2, Math.Min(failures++, 16));
        pause = pause < LongestPause ? pause : LongestPause;
        return Task.Delay(retryAfter > pause ? retryAfter.Value : pause, clock, cancellationToken);
    }

    [LoggerMessage(330, LogLevel.Warning, "No events come from {Account}: {Reason}")]
    private partial void LogFailing(string account, string reason);

    [LoggerMessage(331, LogLevel.Information, "Events come from {Account} again")]
    private partial void LogRecovered(string account);
}
