using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Broadcasts;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Subscriptions;
using MirtAi.Grains.Telemetry;
using MirtAi.Silo.Jobs;
using Orleans;

namespace MirtAi.Silo.Subscriptions;

/// <summary>Has subscriptions do what is due, at the pace of broadcasts.</summary>
internal abstract partial class SubscriptionJob(
    IGrainFactory grains, IOptions<BroadcastOptions> pace, IJobLock locks, TimeProvider clock, ILogger logger)
    : PeriodicJob(locks, clock)
{
    /// <summary>How many a run takes at most; the rest are taken in the next.</summary>
    protected const int MaxSubscriptions = 1_000;

    // A long pause between batches is not waited out within a run, which would fail for its length: the rest are due in the next.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Those that are due.</summary>
    protected abstract Task<IReadOnlyList<string>> Due(CancellationToken cancellationToken);

    /// <summary>Takes those that are due; between two of them it can be cancelled.</summary>
    internal async Task Tend(CancellationToken cancellationToken)
    {
        var began = Clock.GetTimestamp();
        foreach (var (number, customer) in (await Due(cancellationToken)).Index())
        {
            if (number > 0 && number % pace.Value.BatchSize == 0)
            {
                if (Clock.GetElapsedTime(began) + pace.Value.BatchPause > Longest)
                    return;
                await Task.Delay(pace.Value.BatchPause, Clock, cancellationToken);
            }

            if (!MayGoOn(cancellationToken))
                return;
            try
            {
                await grains.GetGrain<ISubscriptionGrain>(customer).Tend();
            }
            catch (Exception exception) when (exception is not StorageUnavailableException) // One that fails does not stop the others.
            {
                CaughtFaults.Count("subscription", exception);
                LogFailed(exception, Name);
            }
        }
    }

    /// <inheritdoc/>
    protected override Task Work(CancellationToken cancellationToken) => Tend(cancellationToken);

    [LoggerMessage(255, LogLevel.Error, "{Job}: a subscription could not be tended; it is tried again in the next run")]
    private partial void LogFailed(Exception exception, string job);
}
