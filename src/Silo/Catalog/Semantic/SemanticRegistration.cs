using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Settings;

namespace MirtAi.Silo.Catalog.Semantic;

/// <summary>Registers the search by meaning.</summary>
internal static class SemanticRegistration
{
    /// <summary>
    /// The <see cref="ISemanticSearch"/>, off when no provider has an embedding model. It finds nothing without <see
    /// cref="AddSemanticIndex"/>.
    /// </summary>
    public static IServiceCollection AddSemanticSearch(this IServiceCollection services)
    {
        services.AddSettings<SearchOptions>(SearchOptions.Section);
        services.AddSingleton<SemanticSearch>();
        services.AddSingleton<ISemanticSearch>(provider => provider.GetRequiredService<SemanticSearch>());
        return services;
    }

    /// <summary>Makes the index and keeps it; needs a <see cref="Storage.IDatabase"/>.</summary>
    public static IServiceCollection AddSemanticIndex(this IServiceCollection services) => services
        .AddSingleton<EmbeddingStore>()
        .AddSingleton<SemanticIndexer>()
        .AddHostedService<SemanticIndexRefresh>();
}
