using Npgsql;

namespace MirtAi.Bench;

/// <summary>A database of its own for a run, dropped at the end.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    /// <summary>How long a statement may take: one that fills a table takes minutes.</summary>
    private const int MaxSeconds = 900;

    private readonly string server;

    private BenchDatabase(string server, string name)
    {
        this.server = server;
        Name = name;
        Settings = new NpgsqlConnectionStringBuilder(server) { Database = name };
    }

    public string Name { get; }

    public NpgsqlConnectionStringBuilder Settings { get; }

    public string ConnectionString => Settings.ToString();

    public static async Task<BenchDatabase> Create(string server)
    {
        var database = new BenchDatabase(server, $"bench_{Environment.ProcessId}");
        await Execute(server, $"create database {database.Name}");
        return database;
    }

    /// <summary>Runs a statement in the database.</summary>
    public Task Execute(string sql) => Execute(ConnectionString, sql);

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Execute(server, $"drop database {Name} with (force)");
    }

    private static async Task Execute(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = MaxSeconds;
        await command.ExecuteNonQueryAsync();
    }
}
