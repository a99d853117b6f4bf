using Npgsql;

namespace MirtAi.Testing;

/// <summary>A class fixture: a fresh, empty database on the PostgreSQL of MIRT_TEST_POSTGRES, dropped at the end.</summary>
public sealed class TestPostgres : IAsyncLifetime
{
    public const string Reason = "There is no PostgreSQL: set MIRT_TEST_POSTGRES";

    private readonly string name = $"test_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}";

    public static bool IsAvailable => Given is not null;

    /// <summary>Of the fresh database.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(Given ?? throw new InvalidOperationException(Reason)) { Database = name }.ConnectionString;

    private static string? Given => Environment.GetEnvironmentVariable("MIRT_TEST_POSTGRES") is { Length: > 0 } given ? given : null;

    public async ValueTask InitializeAsync()
    {
        if (IsAvailable)
            await Execute($"create database {name} template template0");
    }

    public async ValueTask DisposeAsync()
    {
        if (IsAvailable)
            await Execute($"drop database if exists {name} with (force)");
    }

    private static async Task Execute(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Given!);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
