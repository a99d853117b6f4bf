namespace MirtAi.Silo.Jobs;

/// <summary>Sees to it that a job runs in one process of the fleet. Times are the database's.</summary>
public interface IJobLock
{
    /// <summary>The lease, or null if another process holds the job.</summary>
    Task<JobLease?> TryAcquire(string name, TimeSpan length, CancellationToken cancellationToken);

    /// <summary>Extends a lease, and tells it if an operator wants the job to run now; false if it was lost.</summary>
    Task<bool> Renew(JobLease lease, TimeSpan length, CancellationToken cancellationToken);

    /// <summary>The run that an operator wants begins.</summary>
    Task TakeRequest(JobLease lease, CancellationToken cancellationToken);

    /// <summary>Gives a job back, so that another process need not wait for the end of the lease.</summary>
    Task Release(JobLease lease, CancellationToken cancellationToken);

    /// <summary>
    /// Notes that the job ran well, how long that took and when it will run again. The run is kept in its history if such runs are at least
    /// a minute apart.
    /// </summary>
    Task Record(JobLease lease, TimeSpan took, TimeSpan untilNext, CancellationToken cancellationToken);

    /// <summary>Notes that the job failed, and why, in its history; returns how often in a row it has failed.</summary>
    Task<int> RecordFailure(JobLease lease, TimeSpan took, string reason, CancellationToken cancellationToken);
}
