using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Durability;

namespace MirtAi.Silo.Storage.Sqlite;

/// <summary>One file, opened by one process, which notices when the file is taken away from under it.</summary>
internal sealed class SqliteDatabase : IDatabase, IHostedLifecycleService, IDisposable
{
    /// <summary>Above it the log is cut back to nothing as soon as nobody reads what is in it.</summary>
    public const long MaxLogBytes = 16 << 20;

    private readonly SqliteConnectionStringBuilder settings;
    private readonly string path;
    private SqliteOwnership? ownership;
    private SqliteConnection? keeper;
    private SqliteFiles? files;

    public SqliteDatabase(IOptions<StorageOptions> options)
    {
        settings = new SqliteConnectionStringBuilder(options.Value.EffectiveConnectionString)
        {
            ForeignKeys = true,
            DefaultTimeout = (int)Math.Ceiling(options.Value.StatementTimeout.TotalSeconds),
        };
        path = Real(settings.DataSource);
        settings.DataSource = path;
    }

    /// <inheritdoc/>
    public StorageProvider Provider => StorageProvider.Sqlite;

    /// <summary>The size of the write-ahead log.</summary>
    public long LogBytes => new FileInfo(SqliteFiles.Log(path)) is { Exists: true } log ? log.Length : 0;

    /// <inheritdoc/>
    public async ValueTask<DbConnection> Open(CancellationToken cancellationToken) => await OpenSqlite(cancellationToken);

    /// <summary>An open connection that waits for the writer instead of failing.</summary>
    public async ValueTask<SqliteConnection> OpenSqlite(CancellationToken cancellationToken)
    {
        CheckFiles();
        return await Connect(settings, cancellationToken);
    }

    /// <summary>Sees to it that what was written is in the file that the path names.</summary>
    /// <exception cref="StorageUnavailableException">It is not: nobody must be told that it is stored.</exception>
    public void CheckFiles()
    {
        try
        {
            files?.Check();
        }
        catch (DatabaseFileMovedException exception)
        {
            throw new StorageUnavailableException(exception.Message, exception);
        }
    }

    /// <summary>
    /// Moves the log into the database and cuts it back to nothing. Writers wait meanwhile, which is why it gives up soon.
    /// </summary>
    /// <returns>False if somebody still reads what is in the log.</returns>
    public bool TruncateLog()
    {
        CheckFiles();
        using var command = keeper!.CreateCommand();
        command.CommandText = "pragma busy_timeout = 100";
        command.ExecuteNonQuery();
        command.CommandText = "pragma wal_checkpoint(truncate)";
        return command.ExecuteScalar() is 0L;
    }

    /// <summary>Takes the file for this process and brings its schema up to date.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        ownership = SqliteOwnership.Take(path);
        try
        {
            await Upgrade(cancellationToken);
        }
        catch (Exception exception) when (exception.GetBaseException() is SqliteException fault)
        {
            var reason = StorageFaults.Reason(fault) ?? "it is of another program";
            throw new DatabaseFileException(path, $"cannot be used: {reason}. {fault.Message}", fault);
        }
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
    public void Dispose()
    {
        keeper?.Dispose();
        using (var pooled = new SqliteConnection(settings.ToString()))
            SqliteConnection.ClearPool(pooled);
        ownership?.Dispose();
    }

    private async Task Upgrade(CancellationToken cancellationToken)
    {
        keeper = await Connect(new(settings.ToString()) { Pooling = false }, cancellationToken);
        await using (var command = keeper.CreateCommand())
        {
            command.CommandText = "pragma journal_mode = wal";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        await using (var transaction = await keeper.BeginTransactionAsync(cancellationToken))
        {
            await SchemaUpgrade.Apply(keeper, transaction, SchemaScripts.Of(Provider), ((IDatabase)this).Now, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        files = new SqliteFiles(path);
    }

    private async ValueTask<SqliteConnection> Connect(SqliteConnectionStringBuilder builder, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(builder.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = $"pragma busy_timeout = 3000; pragma synchronous = full; pragma journal_size_limit = {MaxLogBytes}";
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch (SqliteException exception)
        {
            await connection.DisposeAsync();
            throw new StorageUnavailableException($"The database file {path} cannot be opened: {exception.Message}", exception);
        }
    }

    /// <summary>Links that lead in a circle are told when the file is opened, with the other faults of a start.</summary>
    private static string Real(string path)
    {
        try
        {
            return RealPath.Of(path);
        }
        catch (IOException)
        {
            return Path.GetFullPath(path);
        }
    }
}
