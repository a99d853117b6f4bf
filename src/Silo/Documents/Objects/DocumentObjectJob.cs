using MirtAi.Silo.Jobs;

namespace MirtAi.Silo.Documents.Objects;

/// <summary>Deletes objects that belong to no document, as soon as the store answers.</summary>
internal sealed class DocumentObjectJob(ObjectContents contents, IJobLock locks, TimeProvider clock) : PeriodicJob(locks, clock)
{
    private const int Batch = 100;

    /// <inheritdoc/>
    public override string Name => "document-objects";

    /// <inheritdoc/>
    protected override JobSchedule Schedule { get; } = JobSchedule.Every(TimeSpan.FromMinutes(1));

    /// <inheritdoc/>
    protected override async Task Work(CancellationToken cancellationToken)
    {
        while (MayGoOn(cancellationToken) && await contents.DeleteOrphans(Batch, cancellationToken) == Batch)
        {
            // As long as there are more.
        }
    }
}
