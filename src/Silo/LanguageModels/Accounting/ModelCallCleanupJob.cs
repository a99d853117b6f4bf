using Microsoft.Extensions.Options;
using MirtAi.Jobs;
using MirtAi.LanguageModels.Providers;

namespace MirtAi.LanguageModels.Accounting;

/// <summary>Deletes records of calls that are older than <see cref="OpenAIOptions.RecordRetention"/>.</summary>
internal sealed class ModelCallCleanupJob(ModelCallTable table, IOptions<OpenAIOptions> options, IJobLock locks, TimeProvider clock)
    : PeriodicJob(locks, clock)
{
    /// <inheritdoc/>
    public override string Name => "model-calls-cleanup";

    /// <inheritdoc/>
    protected override TimeSpan Interval => TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override Task Work(CancellationToken cancellationToken) =>
        table.DeleteBefore(Clock.GetUtcNow() - options.Value.RecordRetention, cancellationToken);
}
