using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Storage;

namespace MirtAi.Api.Tests.Hosting;

/// <summary>A database in a folder of its own, with the product's schema.</summary>
internal sealed class SqliteDatabase : ITestDatabase
{
    private readonly string folder = Directory.CreateTempSubdirectory("mirt-api-tests-").FullName;
    private readonly string connectionString;

    public SqliteDatabase()
    {
        connectionString = $"Data Source={Path.Combine(folder, "test.db")}";
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        connection.Execute("pragma journal_mode = wal");
        connection.Execute(Schema.Script("sqlite"));
    }

    public bool IsDown { get; set; }

    public StorageProvider Provider => StorageProvider.Sqlite;

    public async ValueTask<DbConnection> Open(CancellationToken cancellationToken)
    {
        if (IsDown)
            throw new StorageUnavailableException("The test took the database away.");
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
