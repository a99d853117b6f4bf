using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;
using Npgsql;

namespace MirtAi.Silo.Tests.Delivery;

/// <summary>What waits in the outbox of a version without lanes.</summary>
public sealed class OutboxUpgradeTests(TestPostgres postgres) : IClassFixture<TestPostgres>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_Sqlite_it_is_a_conversations()
    {
        using var folder = new TempFolder();
        await using (var connection = new SqliteConnection($"Data Source={folder.File("mirt.db")};Pooling=false"))
            await Fill(connection, StorageProvider.Sqlite, before: 8, "strftime('%Y-%m-%dT%H:%M:%f', 'now') || '000Z'");

        await using var storage = await TestStorage.StartSqlite(folder.File("mirt.db"));

        await AssertWaits(storage);
    }

    [Fact]
    public async Task On_PostgreSQL_it_is_a_conversations()
    {
        Assert.SkipUnless(TestPostgres.IsAvailable, TestPostgres.Reason);
        await using (var connection = new NpgsqlConnection(postgres.ConnectionString))
            await Fill(connection, StorageProvider.Postgres, before: 10, "now()");

        await using var storage = await TestStorage.StartPostgres(postgres.ConnectionString);

        await AssertWaits(storage);
    }

    private static async Task Fill(DbConnection connection, StorageProvider provider, int before, string now)
    {
        await connection.OpenAsync(Token);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        await SchemaUpgrade.Apply(
            connection, transaction, [.. SchemaScripts.Of(provider).Where(script => script.Version < before)], now, Token);
        await connection.ExecuteAsync(
            $$"""
            insert into outbox (account, recipient, session_key, sequence, message, due_at, created_at)
            values ('old', '1', 'old', 1, '{"text":"first"}', {{now}}, {{now}}),
                ('old', '1', 'old', 2, '{"text":"second"}', {{now}}, {{now}})
            """,
            transaction: transaction);
        await transaction.CommitAsync(Token);
    }

    private static async Task AssertWaits(TestStorage storage)
    {
        var head = Assert.Single(await storage.Outbox.Heads("old", 10, Token));
        Assert.Equal(("first", OutboxLane.Conversation), (head.Message.Text, head.Lane));
    }
}
