using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Audit;
using MirtAi.Silo.Broadcasts;
using MirtAi.Silo.Comments;
using MirtAi.Silo.Crm;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Deduplication;
using MirtAi.Silo.Delivery;
using MirtAi.Silo.Escalations;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.LanguageModels.Accounting;
using MirtAi.Silo.Managers;
using MirtAi.Silo.Orders;
using MirtAi.Silo.Payments;
using MirtAi.Silo.Replays;
using MirtAi.Silo.Retention;
using MirtAi.Silo.Signals;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Effects;
using MirtAi.Silo.Storage.Postgres;
using MirtAi.Silo.Storage.Sqlite;
using MirtAi.Silo.Subscriptions;
using MirtAi.Silo.WebChat;

namespace MirtAi.Silo.Tests.Storage;

/// <summary>The storage of one process, up and running.</summary>
internal sealed class TestStorage(
    IDatabase database, ICommitStore store, IStorageCheck check, IServiceProvider features, Func<ValueTask> stop)
    : IAsyncDisposable
{
    public IDatabase Database => database;

    public ICommitStore Store => store;

    public IStorageCheck Check => check;

    public Transcript Transcript { get; } = new(database);

    public Outbox Outbox { get; } = new(database);

    public CustomerQueries Customers { get; } = new(database, features.GetServices<PersonalTable>());

    public ValueTask DisposeAsync() => stop();

    public DatabaseJobLock Locks(TimeProvider? clock = null) =>
        new(database, new ProcessIdentity(TimeProvider.System), clock ?? TimeProvider.System);

    public CleanupJob Cleanup(ExpiringRows rows) => new(rows, database, Locks(), TimeProvider.System, NullLogger<CleanupJob>.Instance);

    public RetentionJob Retention(RetentionOptions options) =>
        new(Options.Create(options), database, Locks(), TimeProvider.System, NullLogger<RetentionJob>.Instance);

    public async Task<IReadOnlyList<T>> Query<T>(string sql, object? parameters = null)
    {
        await using var connection = await database.Open(CancellationToken.None);
        return (await connection.QueryAsync<T>(sql, parameters)).AsList();
    }

    public async Task<int> Execute(string sql, object? parameters = null)
    {
        await using var connection = await database.Open(CancellationToken.None);
        return await connection.ExecuteAsync(sql, parameters);
    }

    public static async Task<TestStorage> StartPostgres(
        string connectionString, TimeSpan? retention = null, TimeSpan? statementTimeout = null, Action<IServiceCollection>? more = null)
    {
        UtcTimestampHandler.Register();
        var options = new StorageOptions
        {
            Provider = StorageProvider.Postgres,
            ConnectionString = connectionString,
            MaxPoolSize = 8,
            StatementTimeout = statementTimeout ?? TimeSpan.FromSeconds(20),
        };
        var database = new PostgresDatabase(Options.Create(options), NullLoggerFactory.Instance);
        await database.StartingAsync(CancellationToken.None);
        var features = Features(more);
        var writers = new EffectWriters<IPostgresEffectWriter>(features.GetServices<IPostgresEffectWriter>());
        var store = new PostgresCommitStore(
            database,
            writers,
            new CommitSignals(new SingleProcessSignals()),
            Retention(retention),
            Options.Create(options),
            TimeProvider.System);
        await store.StartAsync(CancellationToken.None);
        var check = new PostgresCheck(database, writers, Retention(retention), TimeProvider.System);
        return new TestStorage(database, store, check, features, async () =>
        {
            await store.StopAsync(CancellationToken.None);
            await database.DisposeAsync();
        });
    }

    public static async Task<TestStorage> StartSqlite(string path, TimeSpan? retention = null)
    {
        UtcTimestampHandler.Register();
        var database = new SqliteDatabase(Options.Create(new StorageOptions { ConnectionString = $"Data Source={path};Pooling=false" }));
        await database.StartingAsync(CancellationToken.None);
        return UponSqlite(database, retention, TimeProvider.System, null, database.Dispose);
    }

    /// <summary>Another store of the same process.</summary>
    public static TestStorage UponSqlite(
        SqliteDatabase database, TimeSpan? retention, TimeProvider clock, Action<IServiceCollection>? more, Action? stop = null)
    {
        var features = Features(more);
        var store = new SqliteCommitStore(
            database,
            new EffectWriters<ISqliteEffectWriter>(features.GetServices<ISqliteEffectWriter>()),
            new CommitSignals(new SingleProcessSignals()),
            Retention(retention),
            clock);
        return new TestStorage(database, store, store, features, () =>
        {
            store.Dispose();
            stop?.Invoke();
            return default;
        });
    }

    /// <summary>The product's effects and personal tables, and more of the test's.</summary>
    private static ServiceProvider Features(Action<IServiceCollection>? more)
    {
        var services = new ServiceCollection()
            .AddSessionTables()
            .AddEscalations()
            .AddReplayTables()
            .AddCrmTables()
            .AddManagers()
            .AddAudit()
            .AddPersonalTable(Attachments.Table)
            .AddOrders()
            .AddComments()
            .AddPaymentTables()
            .AddBroadcastEffects()
            .AddSubscriptionTables()
            .AddCustomers()
            .AddPersonalTable(ModelCallTable.Personal);
        more?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private static IOptions<DeduplicationOptions> Retention(TimeSpan? retention) =>
        Options.Create(retention is { } length ? new DeduplicationOptions { Retention = length } : new DeduplicationOptions());
}
