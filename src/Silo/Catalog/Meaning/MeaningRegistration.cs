using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Settings;

namespace MirtAi.Silo.Catalog.Meaning;

/// <summary>Registers the search by meaning.</summary>
internal static class MeaningRegistration
{
    /// <summary>The <see cref="IMeaningSearch"/>, off when no provider has an embedding model. It finds nothing without <see cref="AddMeaningIndex"/>.</summary>
    public static IServiceCollection AddMeaningSearch(this IServiceCollection services)
    {
        services.AddSettings<SearchOptions>(SearchOptions.Section);
        services.AddSingleton<MeaningSearch>();
        services.AddSingleton<IMeaningSearch>(provider => provider.GetRequiredService<MeaningSearch>());
        return services;
    }

    /// <summary>Makes the index and keeps it; needs a <see cref="Storage.IDatabase"/>.</summary>
    public static IServiceCollection AddMeaningIndex(this IServiceCollection services) => services
        .AddSingleton<EmbeddingStore>()
        .AddSingleton<MeaningIndexer>()
        .AddHostedService<MeaningUpkeep>();
}
