using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Broadcasts;
using MirtAi.Grains.Sessions.FollowUps;
using MirtAi.Silo.Jobs;
using Orleans;

namespace MirtAi.Silo.Subscriptions;

/// <summary>
/// Reminds customers of the end of their subscriptions, three days and one day before it, outside of the hours in which the shop is quiet.
/// </summary>
internal sealed class NotifyExpiringJob(
    SubscriptionQueries subscriptions,
    FollowUpPolicy policy,
    IGrainFactory grains,
    IOptions<BroadcastOptions> pace,
    IJobLock locks,
    TimeProvider clock,
    ILogger<NotifyExpiringJob> logger)
    : SubscriptionJob(grains, pace, locks, clock, logger)
{
    /// <inheritdoc/>
    public override string Name => "notify-expiring";

    /// <inheritdoc/>
    protected override JobSchedule Schedule { get; } = JobSchedule.Every(TimeSpan.FromMinutes(5)) with { CatchUp = CatchUp.WhenMissed };

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<string>> Due(CancellationToken cancellationToken) => policy.Quiet.Include(Clock.GetUtcNow())
        ? Task.FromResult<IReadOnlyList<string>>([])
        : subscriptions.Ending(MaxSubscriptions, cancellationToken);
}
