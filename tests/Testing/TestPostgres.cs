using Npgsql;
using Xunit;

namespace MirtAi.Testing;

/// <summary>
/// A class fixture: a fresh, empty database on a real PostgreSQL, dropped at the end. Tests that need it say so, and are
/// skipped with the reason where there is none:
/// <code>[Fact(Skip = TestPostgres.Reason, SkipUnless = nameof(TestPostgres.IsAvailable), SkipType = typeof(TestPostgres))]</code>
/// </summary>
public sealed class TestPostgres : IAsyncLifetime
{
    public const string Reason = "There is no PostgreSQL: install the package postgresql, or set MIRT_TEST_POSTGRES";

    private readonly string name = $"test_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}";
    private string? connectionString;

    public static bool IsAvailable => TestServer.Missing is null;

    /// <summary>Of the fresh database; its role owns it and may do anything.</summary>
    public string ConnectionString => connectionString ?? throw new InvalidOperationException(Reason);

    public async ValueTask InitializeAsync()
    {
        if (!IsAvailable)
            return;
        await ExecuteAsync($"create database {name} template template0");
        connectionString = new NpgsqlConnectionStringBuilder(await TestServer.ConnectionStringAsync()) { Database = name }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (connectionString is not null)
            await ExecuteAsync($"drop database if exists {name} with (force)");
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(await TestServer.ConnectionStringAsync());
        await using var command = source.CreateCommand(sql);
        // To drop one is a checkpoint: it takes as long as the disk does.
        command.CommandTimeout = 300;
        await command.ExecuteNonQueryAsync();
    }
}
