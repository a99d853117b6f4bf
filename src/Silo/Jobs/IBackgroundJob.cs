namespace MirtAi.Silo.Jobs;

/// <summary>Work that one process of the fleet does at a time.</summary>
public interface IBackgroundJob
{
    /// <summary>The name under which it is locked and listed.</summary>
    string Name { get; }

    /// <summary>Works until cancelled: at shutdown, or when the lease is lost.</summary>
    Task Run(JobLease lease, CancellationToken cancellationToken);
}
