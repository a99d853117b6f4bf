namespace MirtAi.Silo.Jobs;

/// <summary>A job that does a piece of work by a schedule, and when an operator wants it.</summary>
internal abstract class PeriodicJob(IJobLock locks, TimeProvider clock) : IBackgroundJob
{
    private static readonly TimeSpan RecordEvery = TimeSpan.FromSeconds(1);

    private JobLease? running;

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <summary>The time.</summary>
    protected TimeProvider Clock => clock;

    /// <summary>When it runs.</summary>
    protected abstract JobSchedule Schedule { get; }

    /// <inheritdoc/>
    public virtual async Task Run(JobLease lease, CancellationToken cancellationToken)
    {
        running = lease;
        await RestUntilMissed(lease, cancellationToken);
        var recorded = TimeSpan.MaxValue;
        while (!cancellationToken.IsCancellationRequested)
        {
            if (lease.IsRunRequested)
                await locks.TakeRequest(lease, cancellationToken);
            lease.Begin();
            await WorkInTime(cancellationToken);
            if (!lease.IsHeld)
                return;
            var wait = Schedule.Wait(clock.GetUtcNow()) + Schedule.Jitter * Random.Shared.NextDouble();
            if (recorded >= RecordEvery)
            {
                await locks.Record(lease, lease.Worked, wait, cancellationToken);
                recorded = TimeSpan.Zero;
            }
            await lease.Rest(wait, cancellationToken);
            recorded += wait;
        }
    }

    /// <summary>One piece of work.</summary>
    protected abstract Task Work(CancellationToken cancellationToken);

    /// <summary>
    /// Whether the next step of a piece of work may be taken: asked before each write. The process may have stood still, and another one
    /// have the job: nobody has cancelled it yet.
    /// </summary>
    protected bool MayGoOn(CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested && running is not { IsHeld: false };

    private async Task RestUntilMissed(JobLease lease, CancellationToken cancellationToken)
    {
        if (Schedule.CatchUp == CatchUp.WhenMissed && lease.UntilNext is { Ticks: > 0 } early)
            await lease.Rest(early, cancellationToken);
    }

    private async Task WorkInTime(CancellationToken cancellationToken)
    {
        var longest = Schedule.Timeout;
        using var deadline = new CancellationTokenSource(longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            await Work(either.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            // Told below, as of a job that ends by itself when it is cancelled.
        }

        if (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            throw new TimeoutException($"It took longer than {longest}.");
    }
}
