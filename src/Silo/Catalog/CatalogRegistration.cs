using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Photos;
using MirtAi.Grains.Settings;
using MirtAi.Silo.Health;

namespace MirtAi.Silo.Catalog;

/// <summary>Registers the catalogue.</summary>
public static class CatalogRegistration
{
    /// <summary>
    /// The catalogue of <see cref="DataOptions.Root"/> as <see cref="ICatalog"/>, its photos as an <see cref="IPhotoSource"/>, and the
    /// watch over its files. Faulty files stop the start.
    /// </summary>
    public static IServiceCollection AddCatalog(this IServiceCollection services)
    {
        services.AddSettings<DataOptions>(DataOptions.Section);
        services.AddSingleton(provider => new FileCatalog(Folder(provider)));
        services.AddSingleton<ICatalog>(provider => provider.GetRequiredService<FileCatalog>());
        services.AddSingleton<IPhotoSource>(provider => new CatalogPhotoSource(Path.Combine(Folder(provider), "photos")));
        services.AddSingleton<IHealthNotes>(provider => new CatalogNotes(provider.GetRequiredService<FileCatalog>(), Folder(provider)));
        services.AddHostedService(provider => new CatalogReloader(
            provider.GetRequiredService<FileCatalog>(),
            Folder(provider),
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetRequiredService<ILogger<CatalogReloader>>()));
        return services;
    }

    private static string Folder(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<DataOptions>>().Value
            .Folder("catalog", provider.GetService<IHostEnvironment>()?.ContentRootPath ?? Directory.GetCurrentDirectory());
}
