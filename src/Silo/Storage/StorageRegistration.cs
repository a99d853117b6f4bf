using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Settings;
using MirtAi.Silo.Clocks;
using MirtAi.Silo.Signals;
using MirtAi.Silo.Storage.Effects;
using MirtAi.Silo.Storage.Postgres;
using MirtAi.Silo.Storage.Sqlite;
using MirtAi.Silo.Turns;

namespace MirtAi.Silo.Storage;

/// <summary>Adds the database that the settings name.</summary>
internal static class StorageRegistration
{
    public static void AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        UtcTimestampHandler.Register();
        services.AddSettings<StorageOptions>(StorageOptions.Section)
            .Validate(
                options => options.Provider != StorageProvider.Postgres || !string.IsNullOrWhiteSpace(options.ConnectionString),
                "Storage:ConnectionString: set it, as Storage:Provider is postgres,"
                + " for instance Host=db;Database=mirt;Username=mirt;Password=...")
            .Validate(
                options => string.IsNullOrWhiteSpace(options.ConnectionString) || ConnectionStrings.IsReadable(options),
                "Storage:ConnectionString: cannot be read; set NAME=VALUE pairs separated by semicolons,"
                + " a value with a semicolon in quotes, "
                + "and only names that the provider knows")
            .Validate(
                options => options.Provider != StorageProvider.Sqlite
                    || !ConnectionStrings.IsReadable(options)
                    || ConnectionStrings.NamesFile(options),
                "Storage:ConnectionString: name a file, for instance Data Source=data/mirt.db; what is only in memory would be lost");
        services.AddSingleton<CommitSignals>();
        services.TryAddSingleton<TurnOrigins>();
        services.AddSingleton<StorageProbe>();
        services.AddSingleton<StorageFaultLog>();
        services.AddSignals();
        services.AddSingleton<ITranscript, Transcript>();
        services.AddSessionTables();
        services.AddSingleton(typeof(EffectWriters<>));
        if (IsPostgres(configuration))
            services.AddPostgres();
        else
            services.AddSqlite();
    }

    /// <summary>
    /// Whether that is PostgreSQL. A provider that does not exist is told with the other faults, once there is a service to check it.
    /// </summary>
    public static bool IsPostgres(IConfiguration configuration) =>
        Enum.TryParse<StorageProvider>(
            configuration[$"{StorageOptions.Section}:{nameof(StorageOptions.Provider)}"], ignoreCase: true, out var provider)
        && provider == StorageProvider.Postgres;

    private static void AddPostgres(this IServiceCollection services)
    {
        services.AddSingleton<PostgresDatabase>();
        services.AddSingleton<IDatabase>(provider => provider.GetRequiredService<PostgresDatabase>());
        services.AddHostedService(provider => provider.GetRequiredService<PostgresDatabase>());
        services.AddSingleton<PostgresSignals>();
        services.AddSingleton<IFleetSignals>(provider => provider.GetRequiredService<PostgresSignals>());
        services.AddHostedService(provider => provider.GetRequiredService<PostgresSignals>());
        services.AddSingleton(_ => new FleetTime(TimeProvider.System));
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<FleetTime>());
        services.AddHostedService<FleetTimeSync>();
        services.AddSingleton<IPoolStatistics, PostgresPool>();
        services.AddSingleton<PostgresCommitStore>();
        services.AddSingleton<ICommitStore>(provider => Watched(provider, provider.GetRequiredService<PostgresCommitStore>()));
        services.AddSingleton<IStorageCheck, PostgresCheck>();
        services.AddHostedService(provider => provider.GetRequiredService<PostgresCommitStore>());
    }

    private static void AddSqlite(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IFleetSignals, SingleProcessSignals>();
        services.AddSingleton<SqliteDatabase>();
        services.AddSingleton<IDatabase>(provider => provider.GetRequiredService<SqliteDatabase>());
        services.AddHostedService(provider => provider.GetRequiredService<SqliteDatabase>());
        services.AddSingleton<SqliteCommitStore>();
        services.AddSingleton<ICommitStore>(provider => Watched(provider, provider.GetRequiredService<SqliteCommitStore>()));
        services.AddSingleton<IStorageCheck>(provider => provider.GetRequiredService<SqliteCommitStore>());
        services.AddSingleton<IPoolStatistics, SqlitePool>();
        services.AddHostedService<SqliteLogTruncation>();
    }

    private static WatchedCommitStore Watched(IServiceProvider services, ICommitStore store) =>
        new(
            store,
            services.GetRequiredService<StorageProbe>(),
            services.GetRequiredService<TurnOrigins>(),
            services.GetRequiredService<TimeProvider>());
}
