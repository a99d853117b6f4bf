using MirtAi.Grains.Durability;
using MirtAi.Silo.Settings;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Postgres;
using MirtAi.Testing;
using Npgsql;

namespace MirtAi.Silo.Tests.Storage;

/// <summary>A PostgreSQL that answers, and cannot serve.</summary>
public sealed class PostgresFaultTests(TestPostgres postgres) : IClassFixture<TestPostgres>
{
    private static readonly TimeSpan StatementTimeout = TimeSpan.FromSeconds(3);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [PostgresFact]
    public async Task A_table_that_somebody_else_has_locked_keeps_nobody_waiting_for_long()
    {
        await using var storage = await Start();
        await using var other = await Lock("lock table grain_state in access exclusive mode");
        var began = TimeProvider.System.GetTimestamp();

        // More than a batch, and more all the time: those that come last wait behind those that came first.
        var waits = await Task.WhenAll(Enumerable.Range(0, 300).Select(async number =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(number * 30), TimeProvider.System, Token);
            return await Wait(storage.Store.Commit(Commits.Of(Commits.NewKey(), 0), Token));
        }));

        Assert.All(waits, wait => Assert.False(wait.IsStored));
        // Who waited for two batches would have waited for two timeouts.
        Assert.InRange(waits.Max(wait => wait.Took), TimeSpan.Zero, StatementTimeout * 1.9);
        TestContext.Current.TestOutputHelper?.WriteLine($"{waits.Max(wait => wait.Took)} of {TimeProvider.System.GetElapsedTime(began)}");
    }

    [PostgresFact]
    public async Task A_row_that_somebody_else_has_locked_costs_its_neighbours_nothing_but_time()
    {
        await using var storage = await Start();
        var locked = Commits.NewKey();
        await storage.Store.Commit(Commits.Of(locked, 0), Token);
        await using var other = await Lock($"select 1 from grain_state where key = '{locked}' for update");

        var blocked = Wait(storage.Store.Commit(Commits.Of(locked, 1), Token));
        var waits = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => Wait(storage.Store.Commit(Commits.Of(Commits.NewKey(), 0), Token))));

        Assert.All(waits, wait => Assert.True(wait.IsStored));
        Assert.False((await blocked).IsStored);
    }

    [PostgresFact]
    public async Task A_role_that_has_lost_its_rights_is_noticed()
    {
        await using var owner = await Start();
        await owner.Execute("""
            create role clerk login password 'clerk';
            grant create on schema public to clerk;
            grant all on all tables in schema public to clerk;
            grant all on all sequences in schema public to clerk;
            revoke insert on messages from clerk;
            """);
        try
        {
            await using var clerk = await Start(settings => (settings.Username, settings.Password) = ("clerk", "clerk"));

            await Refused(clerk, StorageFault.Rights);
        }
        finally
        {
            await owner.Execute("drop owned by clerk; drop role clerk");
        }
    }

    [PostgresFact]
    public async Task A_database_that_has_become_read_only_is_noticed_and_used_again_when_it_is_not()
    {
        await using var storage = await Start();
        await using var other = NpgsqlDataSource.Create(postgres.ConnectionString);
        var name = new NpgsqlConnectionStringBuilder(postgres.ConnectionString).Database;
        await Execute(other, $"alter database {name} set default_transaction_read_only = on");
        ((PostgresDatabase)storage.Database).Reconnect();
        await Refused(storage, StorageFault.ReadOnly);

        await Execute(other, $"begin read write; alter database {name} reset default_transaction_read_only; commit");

        await storage.Check.Check(Token);
        Assert.Equal(CommitOutcome.Committed, await storage.Store.Commit(Commits.Of(Commits.NewKey(), 0), Token));
    }

    [PostgresFact]
    public async Task A_full_disk_is_noticed()
    {
        await using var storage = await Start();
        await storage.Execute("""
            create function refuse() returns trigger language plpgsql as $$ begin raise 'no space left' using errcode = 'disk_full'; end $$;
            create trigger refuse before insert on messages execute function refuse();
            """);
        try
        {
            await Refused(storage, StorageFault.Full);
        }
        finally
        {
            await storage.Execute("drop function refuse cascade");
        }
    }

    [PostgresFact]
    public async Task A_database_without_UTF8_is_refused_at_the_start_with_one_line()
    {
        await using var server = NpgsqlDataSource.Create(postgres.ConnectionString);
        await Execute(server, "create database latin encoding 'LATIN1' locale 'C' template template0");
        try
        {
            var refused = await Assert.ThrowsAsync<SettingsException>(() => Start(settings => settings.Database = "latin"));

            Assert.StartsWith(
                "Storage:ConnectionString: the database is encoded in LATIN1", Assert.Single(refused.Faults), StringComparison.Ordinal);
        }
        finally
        {
            await Execute(server, "drop database latin with (force)");
        }
    }

    private static async Task Refused(TestStorage storage, StorageFault fault)
    {
        var unready = await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.Check.Check(Token));
        var key = Commits.NewKey();
        var refused = await Assert.ThrowsAsync<StorageUnavailableException>(
            () => storage.Store.Commit(Commits.Of(key, 0).With(Commits.Line(key, 1)), Token));

        Assert.Equal(fault.Reason, StorageFaults.Reason(unready));
        Assert.Equal(fault.Reason, StorageFaults.Reason(refused));
    }

    private static async Task<(bool IsStored, TimeSpan Took)> Wait(Task<CommitOutcome> commit)
    {
        var began = TimeProvider.System.GetTimestamp();
        try
        {
            return (await commit == CommitOutcome.Committed, TimeProvider.System.GetElapsedTime(began));
        }
        catch (StorageUnavailableException)
        {
            return (false, TimeProvider.System.GetElapsedTime(began));
        }
    }

    private static async Task Execute(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Token);
    }

    private async Task<NpgsqlConnection> Lock(string sql)
    {
        var connection = new NpgsqlConnection(postgres.ConnectionString);
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand("begin; " + sql, connection);
        await command.ExecuteNonQueryAsync(Token);
        return connection;
    }

    private Task<TestStorage> Start(Action<NpgsqlConnectionStringBuilder>? change = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(postgres.ConnectionString);
        change?.Invoke(settings);
        return TestStorage.StartPostgres(settings.ConnectionString, statementTimeout: StatementTimeout);
    }
}
