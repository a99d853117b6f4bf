using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Sessions.Crm;
using MirtAi.Silo.Jobs;

namespace MirtAi.Silo.Crm;

/// <summary>The job that tells the CRM, if there is one.</summary>
internal sealed class CrmJobs(CrmPolicy policy, IServiceProvider services) : IJobSource
{
    /// <inheritdoc/>
    public IEnumerable<IBackgroundJob> Jobs =>
        policy == CrmPolicy.Off ? [] : [ActivatorUtilities.CreateInstance<CrmJob>(services)];
}
