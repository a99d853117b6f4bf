namespace MirtAi.Silo.Jobs;

/// <summary>A job that does a piece of work at a fixed interval, and when an operator wants it.</summary>
internal abstract class PeriodicJob(IJobLock locks, TimeProvider clock) : IBackgroundJob
{
    private static readonly TimeSpan RecordEvery = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <summary>The time.</summary>
    protected TimeProvider Clock => clock;

    /// <summary>The pause between the end of one piece and the next.</summary>
    protected abstract TimeSpan Interval { get; }

    /// <inheritdoc/>
    public virtual async Task Run(JobLease lease, CancellationToken cancellationToken)
    {
        var recorded = TimeSpan.MaxValue;
        while (!cancellationToken.IsCancellationRequested)
        {
            if (lease.IsRunRequested)
                await locks.TakeRequest(lease, cancellationToken);
            lease.Begin();
            await Work(cancellationToken);
            if (recorded >= RecordEvery)
            {
                await locks.Record(lease, lease.Worked, Interval, cancellationToken);
                recorded = TimeSpan.Zero;
            }
            await lease.Rest(Interval, cancellationToken);
            recorded += Interval;
        }
    }

    /// <summary>One piece of work.</summary>
    protected abstract Task Work(CancellationToken cancellationToken);
}
