using Microsoft.Extensions.DependencyInjection;

namespace MirtAi.Silo.Jobs;

/// <summary>Adds the background jobs and their host.</summary>
internal static class JobRegistration
{
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<ProcessIdentity>();
        services.AddSingleton<IJobLock, DatabaseJobLock>();
        services.AddSingleton<IBackgroundJob, SweeperJob>();
        services.AddHostedService<JobHost>();
    }

    /// <summary>Adds the job that deletes the expired rows of a table.</summary>
    public static IServiceCollection AddCleanup(this IServiceCollection services, Func<IServiceProvider, ExpiringRows> rows) =>
        services.AddSingleton<IBackgroundJob>(provider => ActivatorUtilities.CreateInstance<CleanupJob>(provider, rows(provider)));
}
