using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Interfaces.Subscriptions;
using MirtAi.Grains.Settings;
using MirtAi.Grains.Subscriptions;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Subscriptions;

/// <summary>Registers subscriptions.</summary>
internal static class SubscriptionRegistration
{
    /// <summary>Adds them and their jobs.</summary>
    public static IServiceCollection AddSubscriptions(this IServiceCollection services)
    {
        services.AddSettings<SubscriptionOptions>(SubscriptionOptions.Section);
        return services
            .AddSingleton<SubscriptionQueries>()
            .AddSingleton<SubscriptionDesk>()
            .AddSingleton<ISubscriptionStandings, SubscriptionStandings>()
            .AddSingleton<IBackgroundJob, DeactivateExpiredJob>()
            .AddSingleton<IBackgroundJob, NotifyExpiringJob>()
            .AddSubscriptionTables();
    }

    /// <summary>Adds how they are stored, erased and exported.</summary>
    public static IServiceCollection AddSubscriptionTables(this IServiceCollection services) => services
        .AddEffect<SubscriptionChanged, PostgresSubscriptionWriter, SqliteSubscriptionWriter>()
        .AddPersonalTable(PersonalTable.OfGrains(ISubscriptionGrain.Kind))
        .AddPersonalTable(new PersonalTable("subscriptions", "session_key"));
}
