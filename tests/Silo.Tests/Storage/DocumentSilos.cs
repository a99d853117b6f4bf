using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Postgres;
using MirtAi.Silo.Storage.Sqlite;
using Orleans;
using Orleans.Storage;
using Orleans.TestingHost;

namespace MirtAi.Silo.Tests.Storage;

/// <summary>
/// A cluster whose grains keep their documents in a test's storage, through the provider that the service uses there. Several upon one
/// storage are fleets that do not know of each other.
/// </summary>
internal sealed class DocumentSilos : IAsyncDisposable
{
    private readonly InProcessTestCluster cluster;

    private DocumentSilos(TestStorage storage, Action<IServiceCollection>? configure)
    {
        var builder = new InProcessTestClusterBuilder(1) { Options = { InitializeClientOnDeploy = false, ServiceId = "test" } };
        builder.ConfigureSilo((_, silo) =>
        {
            if (storage.Database is PostgresDatabase postgres)
                silo.AddDocumentsOnPostgres().Services.AddSingleton(postgres);
            else
                silo.AddDocumentsOnSqlite().Services.AddSingleton((SqliteDatabase)storage.Database);
            configure?.Invoke(silo.Services);
        });
        cluster = builder.Build();
    }

    public static async Task<DocumentSilos> Start(TestStorage storage, Action<IServiceCollection>? configure = null)
    {
        var silos = new DocumentSilos(storage, configure);
        await silos.cluster.DeployAsync(TestContext.Current.CancellationToken);
        return silos;
    }

    public IGrainStorage Storage => cluster.Silos[0].ServiceProvider.GetRequiredKeyedService<IGrainStorage>(DocumentStorage.Name);

    /// <summary>The grains, as the silo that came last calls them.</summary>
    public IGrainFactory Grains => cluster.Silos[^1].ServiceProvider.GetRequiredService<IGrainFactory>();

    /// <summary>The first silo dies, with everything that was active on it, and another one is there.</summary>
    public async Task Replace()
    {
        await cluster.StartAdditionalSiloAsync();
        await cluster.KillSiloAsync(cluster.Silos[0]);
    }

    public ValueTask DisposeAsync() => cluster.DisposeAsync();
}
