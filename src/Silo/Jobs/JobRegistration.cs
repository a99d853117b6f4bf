using Microsoft.Extensions.DependencyInjection;

namespace MirtAi.Jobs;

/// <summary>Adds the background jobs and their host.</summary>
internal static class JobRegistration
{
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<ProcessIdentity>();
        services.AddSingleton<IJobLock, DatabaseJobLock>();
        services.AddSingleton<IBackgroundJob, SweeperJob>();
        services.AddSingleton<IBackgroundJob, DedupeCleanupJob>();
        services.AddHostedService<JobHost>();
    }
}
