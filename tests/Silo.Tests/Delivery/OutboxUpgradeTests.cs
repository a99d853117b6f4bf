using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using MirtAi.Grains.Messages;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;
using Npgsql;

namespace MirtAi.Silo.Tests.Delivery;

/// <summary>The outbox of a version without lanes, in which what was sent stayed.</summary>
public sealed class OutboxUpgradeTests(TestPostgres postgres) : IClassFixture<TestPostgres>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_Sqlite_it_stays_and_what_was_sent_is_a_delivery()
    {
        using var folder = new TempFolder();
        await using (var connection = new SqliteConnection($"Data Source={folder.File("mirt.db")};Pooling=false"))
            await Fill(connection, StorageProvider.Sqlite, before: 8, "strftime('%Y-%m-%dT%H:%M:%f', 'now') || '000Z'");

        await using var storage = await TestStorage.StartSqlite(folder.File("mirt.db"));

        await AssertWaits(storage);
    }

    [Fact]
    public async Task On_PostgreSQL_it_stays_and_what_was_sent_is_a_delivery()
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
            values ('old', '1', 'old', 1, '{"text":"first"}', {{now}}, {{now}}), ('old', '1', 'old', 2, '{"text":"second"}', {{now}}, {{now}}),
                ('old', '1', 'old', 3, '{"text":"third"}', {{now}}, {{now}});
            update outbox set status = 'sent', platform_id = '7', sent_at = {{now}}, fence = 3, attempts = 1 where sequence = 3
            """,
            transaction: transaction);
        await transaction.CommitAsync(Token);
    }

    private static async Task AssertWaits(TestStorage storage)
    {
        var head = Assert.Single((await storage.Outbox.Heads("old", _ => "", null, Token))[0].Due);
        Assert.Equal(("first", OutboxLane.Conversation), (head.Message.Text, head.Lane));
        Assert.Equal(["sent"], await storage.Query<string>("select status from deliveries where platform_id = '7' and sequence = 3"));
        Assert.Equal([2], await storage.Query<int>("select count(*) from outbox"));
        await storage.Execute(
            "insert into outbox (account, recipient, session_key, sequence, message, due_at, created_at) select account, 'new', 'new', 1, message, due_at, created_at from outbox where sequence = 1");
        Assert.Equal([4], await storage.Query<int>("select id from outbox where recipient = 'new'"));
    }
}
