using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Broadcasts;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Settings;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Broadcasts;

/// <summary>Registers broadcasts.</summary>
internal static class BroadcastRegistration
{
    /// <summary>Adds them, and how they are stored.</summary>
    public static IServiceCollection AddBroadcasts(this IServiceCollection services)
    {
        services.AddSettings<BroadcastOptions>(BroadcastOptions.Section);
        return services
            .AddSingleton<IAudienceReader, AudienceReader>()
            .AddSingleton<IBroadcastBacklog, OutboxBacklog>()
            .AddSingleton<BroadcastSelection>()
            .AddSingleton<BroadcastSampler>()
            .AddSingleton<BroadcastDesk>()
            .AddSingleton<BroadcastQueries>()
            .AddBroadcastEffects();
    }

    /// <summary>Adds how they are stored.</summary>
    public static IServiceCollection AddBroadcastEffects(this IServiceCollection services) =>
        services
            .AddEffect<BroadcastWithdrawn, PostgresWithdrawnBroadcastWriter, SqliteWithdrawnBroadcastWriter>()
            .AddEffect<BroadcastsDeclined, PostgresDeclinedBroadcastsWriter, SqliteDeclinedBroadcastsWriter>();
}
