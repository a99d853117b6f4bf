using Microsoft.Extensions.DependencyInjection;
using MirtAi.Silo.Jobs;

namespace MirtAi.Silo.Statistics;

/// <summary>Registers the sums by days.</summary>
internal static class StatisticsRegistration
{
    /// <summary>Adds the job that counts; needs storage and the settings of conversations and managers.</summary>
    public static IServiceCollection AddStatistics(this IServiceCollection services) =>
        services.AddSingleton<LateCalls>().AddSingleton<DayCounts>().AddSingleton<IBackgroundJob, StatisticsJob>();
}
