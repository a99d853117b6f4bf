using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Settings;
using MirtAi.Silo.Jobs;

namespace MirtAi.Silo.Retention;

/// <summary>Adds how long what grows with time is kept.</summary>
internal static class RetentionRegistration
{
    /// <summary>Adds the settings and the job.</summary>
    public static IServiceCollection AddRetention(this IServiceCollection services)
    {
        services.AddSettings<RetentionOptions>(RetentionOptions.Section);
        return services.AddSingleton<IBackgroundJob, RetentionJob>();
    }
}
