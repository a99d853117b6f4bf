using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Settings;
using Npgsql;

namespace MirtAi.Silo.Storage.Postgres;

/// <summary>The process's connections: a bounded number of them, closed within five seconds at shutdown.</summary>
internal sealed class PostgresDatabase : IDatabase, IHostedLifecycleService, IAsyncDisposable
{
    /// <summary>So many connections are the commits' own: so many of their transactions run at a time.</summary>
    public const int Writers = 2;

    private const long UpgradeLock = 0x6D697274_61690001;
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    public PostgresDatabase(IOptions<StorageOptions> options, ILoggerFactory loggers)
    {
        var settings = options.Value;
        UsesPgBouncer = settings.PgBouncer;
        var builder = new NpgsqlConnectionStringBuilder(settings.EffectiveConnectionString)
        {
            MaxPoolSize = settings.MaxPoolSize - Writers,
            Timeout = 3,
            CommandTimeout = (int)Math.Ceiling(settings.StatementTimeout.TotalSeconds) + 2,
            CancellationTimeout = 1_000,
            MaxAutoPrepare = settings.PgBouncer ? 0 : 50,
            AutoPrepareMinUsages = 2,
            // Nothing here leaves anything in a session: resetting it would cost each use of a connection a statement.
            NoResetOnClose = true,
            ApplicationName = "mirtai",
            IncludeErrorDetail = false,
        };
        // Who waits for a lock gives up before who is slow: a batch early enough to store those of its commits that do not wait.
        if (!settings.PgBouncer)
            builder.Options =
                $"-c statement_timeout={(int)settings.StatementTimeout.TotalMilliseconds} -c idle_in_transaction_session_timeout=10000"
                + $" -c lock_timeout={(int)LockPatience(settings).TotalMilliseconds}";
        Settings = builder;
        Source = new NpgsqlDataSourceBuilder(builder.ToString()).UseLoggerFactory(loggers).Build();
        var forCommits = new NpgsqlConnectionStringBuilder(builder.ToString()) { MaxPoolSize = Writers };
        CommitSource = new NpgsqlDataSourceBuilder(forCommits.ToString()).UseLoggerFactory(loggers).Build();
    }

    /// <summary>The connections for everything but commits.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>
    /// The connections for commits. A pool uses its connections in turn, all of them; the few that write all the time find their
    /// plans and their data at hand in the server's process, and readers never keep them waiting.
    /// </summary>
    public NpgsqlDataSource CommitSource { get; }

    /// <summary>Nothing may be kept in a server session: no prepared statements, no LISTEN.</summary>
    public bool UsesPgBouncer { get; }

    /// <summary>How the server is reached.</summary>
    public NpgsqlConnectionStringBuilder Settings { get; }

    /// <inheritdoc/>
    public StorageProvider Provider => StorageProvider.Postgres;

    /// <inheritdoc/>
    public async ValueTask<DbConnection> Open(CancellationToken cancellationToken)
    {
        try
        {
            return await Source.OpenConnectionAsync(cancellationToken);
        }
        catch (Exception exception) when (StorageFaults.IsUnavailable(exception))
        {
            throw new StorageUnavailableException("The database is unavailable: " + exception.GetBaseException().Message, exception);
        }
    }

    /// <summary>How long a statement waits for a lock.</summary>
    public static TimeSpan LockPatience(StorageOptions settings) => settings.StatementTimeout / 3;

    /// <summary>
    /// Gives up the connections that are open: a server that has become read-only keeps them, and the next ones may reach another server.
    /// </summary>
    public void Reconnect()
    {
        Source.Clear();
        CommitSource.Clear();
    }

    /// <summary>Brings the schema up to date; processes that start together do it one after another.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var connection = await Open(cancellationToken);
        await CheckEncoding(connection);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(
            "set local statement_timeout = 0; set local lock_timeout = 0; select pg_advisory_xact_lock(@UpgradeLock)",
            new { UpgradeLock },
            transaction);
        await SchemaUpgrade.Apply(connection, transaction, SchemaScripts.Of(Provider), "now()", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task CheckEncoding(DbConnection connection)
    {
        var encoding = await connection.ExecuteScalarAsync<string>("show server_encoding");
        if (encoding != "UTF8")
        {
            throw new SettingsException(
                $"Storage:ConnectionString: the database is encoded in {encoding}, which has no room for customers' texts; "
                + "create one with: create database mirt encoding 'UTF8' template template0");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(CloseTimeout);
        await Task.WhenAny(
            Task.WhenAll(Source.DisposeAsync().AsTask(), CommitSource.DisposeAsync().AsTask()),
            Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, limit.Token));
    }
}
