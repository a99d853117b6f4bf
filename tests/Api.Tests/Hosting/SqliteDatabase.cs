using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Storage;

namespace MirtAi.Api.Tests.Hosting;

/// <summary>A database in a folder of its own, with the product's schema.</summary>
internal sealed class SqliteDatabase : ITestDatabase
{
    // The scripts are hundreds of transactions; a copy is one file.
    private static readonly Lazy<byte[]> Empty = new(Create);

    private readonly string folder = Directory.CreateTempSubdirectory("mirt-api-tests-").FullName;
    private readonly string connectionString;

    public SqliteDatabase()
    {
        var file = Path.Combine(folder, "test.db");
        File.WriteAllBytes(file, Empty.Value);
        connectionString = $"Data Source={file}";
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
        using (var connection = new SqliteConnection(connectionString))
            SqliteConnection.ClearPool(connection);
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static byte[] Create()
    {
        var folder = Directory.CreateTempSubdirectory("mirt-api-tests-");
        try
        {
            var file = Path.Combine(folder.FullName, "empty.db");
            using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
            {
                connection.Open();
                connection.Execute("pragma synchronous = off");
                connection.Execute(Schema.Script("sqlite"));
                connection.Execute("pragma journal_mode = wal"); // Which the file remembers.
            }

            return File.ReadAllBytes(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
