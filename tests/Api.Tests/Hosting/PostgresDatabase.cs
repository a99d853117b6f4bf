using System.Data.Common;
using Dapper;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Storage;
using Npgsql;

namespace MirtAi.Api.Tests.Hosting;

/// <summary>A schema of its own on the server that MIRT_TEST_POSTGRES names.</summary>
internal sealed class PostgresDatabase : ITestDatabase
{
    private readonly string schema = $"api_tests_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";
    private readonly NpgsqlDataSource source;

    private PostgresDatabase(string connectionString) =>
        source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = schema, MaxPoolSize = 8 });

    public bool IsDown { get; set; }

    public StorageProvider Provider => StorageProvider.Postgres;

    public static async Task<PostgresDatabase> CreateOrSkip()
    {
        var server = Environment.GetEnvironmentVariable("MIRT_TEST_POSTGRES");
        Assert.SkipWhen(string.IsNullOrEmpty(server), "MIRT_TEST_POSTGRES does not name a PostgreSQL server.");
        var database = new PostgresDatabase(server!);
        await using var connection = await database.source.OpenConnectionAsync();
        await connection.ExecuteAsync($"create schema {database.schema}; {Schema.Script("postgres")}");
        return database;
    }

    public async ValueTask<DbConnection> Open(CancellationToken cancellationToken) => IsDown
        ? throw new StorageUnavailableException("The test took the database away.")
        : await source.OpenConnectionAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await using (var connection = await source.OpenConnectionAsync())
            await connection.ExecuteAsync($"drop schema {schema} cascade");
        await source.DisposeAsync();
    }
}
