using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Durability;

namespace MirtAi.Silo.Storage.Sqlite;

/// <summary>One file, opened by one process. A lock file beside it keeps a second process out.</summary>
internal sealed class SqliteDatabase : IDatabase, IHostedLifecycleService, IDisposable
{
    private readonly string connectionString;
    private readonly string path;
    private FileStream? ownership;

    public SqliteDatabase(IOptions<StorageOptions> options)
    {
        var builder = new SqliteConnectionStringBuilder(options.Value.EffectiveConnectionString)
        {
            ForeignKeys = true,
            DefaultTimeout = (int)Math.Ceiling(options.Value.StatementTimeout.TotalSeconds),
        };
        path = Path.GetFullPath(builder.DataSource);
        builder.DataSource = path;
        connectionString = builder.ToString();
    }

    /// <inheritdoc/>
    public StorageProvider Provider => StorageProvider.Sqlite;

    /// <inheritdoc/>
    public async ValueTask<DbConnection> Open(CancellationToken cancellationToken) => await OpenSqlite(cancellationToken);

    /// <summary>An open connection that waits for the writer instead of failing.</summary>
    public async ValueTask<SqliteConnection> OpenSqlite(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "pragma busy_timeout = 3000; pragma synchronous = full";
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch (SqliteException exception)
        {
            await connection.DisposeAsync();
            throw new StorageUnavailableException($"The database file {path} cannot be opened: {exception.Message}", exception);
        }
    }

    /// <summary>Takes the file for this process and brings its schema up to date.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        ownership = TakeOwnership();
        await using var connection = await OpenSqlite(cancellationToken);
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "pragma journal_mode = wal";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await SchemaUpgrade.Apply(connection, transaction, SchemaScripts.Of(Provider), ((IDatabase)this).Now, cancellationToken);
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

    /// <inheritdoc/>
    public void Dispose() => ownership?.Dispose();

    /// <summary>
    /// The lock file stays: one that were deleted could be locked by a process that had opened it just before, beside its successor.
    /// </summary>
    private FileStream TakeOwnership()
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException exception)
        {
            throw new DatabaseInUseException(path, exception);
        }
    }
}
