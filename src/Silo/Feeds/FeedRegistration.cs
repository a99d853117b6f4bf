using Microsoft.Extensions.DependencyInjection;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Health;
using MirtAi.Silo.Jobs;

namespace MirtAi.Silo.Feeds;

/// <summary>Adds what asks platforms for their events.</summary>
internal static class FeedRegistration
{
    public static void AddFeeds(this IServiceCollection services)
    {
        services.AddSingleton<FeedNotes>();
        services.AddSingleton<IHealthNotes>(provider => provider.GetRequiredService<FeedNotes>());
        services.AddSingleton<SetAsideEvents>();
        services.AddSingleton<ISetAsideEvents>(provider => provider.GetRequiredService<SetAsideEvents>());
        services.AddSingleton<IHealthNotes, SetAsideNotes>();
        services.AddSingleton<IBackgroundJob, SetAsideJob>();
        services.AddPersonalTable(SetAsideEvents.Table);
        services.AddSingleton<FeedIntake>();
        services.AddSingleton<IJobSource, FeedJobs>();
    }
}
