using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Broadcasts;
using MirtAi.Grains.Subscriptions;
using MirtAi.Silo.Jobs;
using Orleans;

namespace MirtAi.Silo.Subscriptions;

/// <summary>Ends subscriptions whose time is over, every minute.</summary>
internal sealed class DeactivateExpiredJob(
    SubscriptionQueries subscriptions,
    IOptions<SubscriptionOptions> options,
    IGrainFactory grains,
    IOptions<BroadcastOptions> pace,
    IJobLock locks,
    TimeProvider clock,
    ILogger<DeactivateExpiredJob> logger)
    : SubscriptionJob(grains, pace, locks, clock, logger)
{
    /// <inheritdoc/>
    public override string Name => "deactivate-expired";

    /// <inheritdoc/>
    protected override JobSchedule Schedule { get; } = JobSchedule.Every(TimeSpan.FromMinutes(1)) with { CatchUp = CatchUp.WhenMissed };

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<string>> Due(CancellationToken cancellationToken) =>
        subscriptions.Over(options.Value.Grace, MaxSubscriptions, cancellationToken);
}
