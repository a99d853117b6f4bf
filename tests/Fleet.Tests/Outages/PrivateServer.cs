using MirtAi.Cluster.Postgres;
using Npgsql;

namespace MirtAi.Fleet.Tests.Outages;

/// <summary>A PostgreSQL that may go away without hurting other tests.</summary>
public sealed class PrivateServer : IAsyncLifetime
{
    private PrivatePostgres? server;

    public PrivatePostgres Server => server ?? throw new InvalidOperationException(TestPostgres.Reason);

    public async ValueTask InitializeAsync()
    {
        if (PrivatePostgres.Missing is null)
            server = await PrivatePostgres.StartAsync(fsync: false);
    }

    public async Task<string> NewDatabaseAsync()
    {
        Assert.SkipWhen(server is null, PrivatePostgres.Missing ?? "");
        var name = $"outage_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}";
        await using var source = NpgsqlDataSource.Create(Server.ConnectionString);
        await using var command = source.CreateCommand($"create database {name} template template0");
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(Server.ConnectionString) { Database = name }.ConnectionString;
    }

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
