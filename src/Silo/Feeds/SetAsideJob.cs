using MirtAi.Silo.Jobs;

namespace MirtAi.Silo.Feeds;

/// <summary>Tries what was set aside again, an hour after it was tried last: the next version may know better.</summary>
internal sealed class SetAsideJob(SetAsideEvents events, IJobLock locks, TimeProvider clock) : PeriodicJob(locks, clock)
{
    /// <summary>So long an event rests between two attempts.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromHours(1);

    private const int MaxTried = 100;

    /// <inheritdoc/>
    public override string Name => "set-aside";

    /// <inheritdoc/>
    protected override JobSchedule Schedule { get; } = JobSchedule.Every(TimeSpan.FromMinutes(5)) with { CatchUp = CatchUp.WhenMissed };

    /// <summary>Tries at most 100 events.</summary>
    internal async Task Try(CancellationToken cancellationToken)
    {
        foreach (var id in await events.Untried(Clock.GetUtcNow() - Rest, MaxTried, cancellationToken))
        {
            if (!MayGoOn(cancellationToken))
                return;
            await events.Retry(id, cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override Task Work(CancellationToken cancellationToken) => Try(cancellationToken);
}
