using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Postgres;
using MirtAi.Testing;
using Npgsql;
using static MirtAi.Silo.Tests.Storage.MembershipTable;

namespace MirtAi.Silo.Tests.Storage;

/// <summary>What the ADO.NET clustering of Orleans expects of the statements under its keys, on a database that our scripts made.</summary>
public sealed class OrleansClusteringSqlTests(TestPostgres postgres) : IClassFixture<TestPostgres>, IAsyncLifetime
{
    private static readonly Member First = new("first", "10.0.0.1");
    private static readonly Member Second = new("second", "10.0.0.2") { ProxyPort = 0 };

    private PostgresDatabase? database;

    public static bool HasPostgres => TestPostgres.IsAvailable;

    private NpgsqlDataSource Source => database!.Source;

    public async ValueTask InitializeAsync()
    {
        if (!HasPostgres)
            return;
        var options = Options.Create(
            new StorageOptions { Provider = StorageProvider.Postgres, ConnectionString = postgres.ConnectionString });
        database = new PostgresDatabase(options, NullLoggerFactory.Instance);
        await database.StartingAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact(Skip = TestPostgres.Reason, SkipUnless = nameof(HasPostgres))]
    public async Task Every_statement_that_clustering_asks_for_is_there()
    {
        var statements = await new MembershipTable(Source, "any").Statements();

        Assert.Equal(
            [
                "CleanupDefunctSiloEntriesKey", "DeleteMembershipTableEntriesKey", "GatewaysQueryKey", "InsertMembershipKey",
                "InsertMembershipVersionKey", "MembershipReadAllKey", "MembershipReadRowKey", "UpdateIAmAlivetimeKey",
                "UpdateMembershipKey",
            ],
            statements.Keys.Where(key => !key.EndsWith("StorageKey", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact(Skip = TestPostgres.Reason, SkipUnless = nameof(HasPostgres))]
    public async Task The_first_process_makes_the_version_and_later_ones_find_it()
    {
        var table = new MembershipTable(Source, "version");

        Assert.True(await table.Initialize());
        Assert.False(await table.Initialize());

        var (version, members) = await table.ReadAll();
        Assert.Equal(0, version);
        Assert.Empty(members);
    }

    [Fact(Skip = TestPostgres.Reason, SkipUnless = nameof(HasPostgres))]
    public async Task A_process_joins_at_the_expected_version_only_and_only_once()
    {
        var table = await Table("join");

        Assert.True(await table.Insert(First, expected: 0));
        Assert.False(await table.Insert(Second, expected: 0));
        Assert.False(await table.Insert(First, expected: 1));
        Assert.True(await table.Insert(Second, expected: 1));

        var (version, members) = await table.ReadAll();
        Assert.Equal(2, version);
        Assert.Equal([First, Second], members.OrderBy(member => member.Name, StringComparer.Ordinal));
    }

    [Fact(Skip = TestPostgres.Reason, SkipUnless = nameof(HasPostgres))]
    public async Task An_update_needs_the_expected_version_and_a_known_process()
    {
        var table = await Table("update", First);
        var suspected =
            First with { Status = Dead, Suspects = "10.0.0.2:11111@7,2026-01-02 03:04:05.678 GMT", AliveAt = First.AliveAt.AddSeconds(9) };

        Assert.False(await table.Update(suspected, expected: 0));
        Assert.False(await table.Update(Second, expected: 1));
        var (before, unchanged) = await table.ReadAll();
        Assert.Equal(1, before);
        Assert.Equal(First, Assert.Single(unchanged));
        Assert.True(await table.Update(suspected, expected: 1));

        var (version, members) = await table.ReadOne(First);
        Assert.Equal(2, version);
        Assert.Equal(suspected, Assert.Single(members));
    }

    [Fact(Skip = TestPostgres.Reason, SkipUnless = nameof(HasPostgres))]
    public async Task Of_many_changes_at_one_version_exactly_one_happens()
    {
        var table = await Table("race", First);

        var joins = Enumerable.Range(1, 20).Select(number => table.Insert(new Member($"m{number}", $"10.0.1.{number}"), expected: 1));
        var updates = Enumerable.Range(1, 20).Select(number => table.Update(First with { Suspects = $"{number}" }, expected: 1));
        var outcomes = await Task.WhenAll(joins.Concat(updates));

        Assert.Single(outcomes, happened => happened);
        Assert.Equal(2, (await table.ReadAll()).Version);
    }

    [Fact(Skip = TestPostgres.Reason, SkipUnless = nameof(HasPostgres))]
    public async Task A_sign_of_life_changes_its_time_and_not_the_version()
    {
        var table = await Table("alive", First);
        var alive = First with { AliveAt = First.AliveAt.AddMinutes(1) };

        await table.UpdateSignOfLife(alive);

        var (version, members) = await table.ReadAll();
        Assert.Equal(1, version);
        Assert.Equal(alive, Assert.Single(members));
    }

    [Fact(Skip = TestPostgres.Reason, SkipUnless = nameof(HasPostgres))]
    public async Task A_process_that_is_not_there_reads_as_the_version_alone()
    {
        var table = await Table("missing", First);

        var (version, members) = await table.ReadOne(First with { Generation = 8 });

        Assert.Equal(1, version);
        Assert.Empty(members);
    }

    [Fact(Skip = TestPostgres.Reason, SkipUnless = nameof(HasPostgres))]
    public async Task Gateways_are_the_active_processes_with_an_open_port()
    {
        var table = await Table("gateways", First, Second, new Member("third", "10.0.0.3") { Status = Dead });

        Assert.Equal(["10.0.0.1:30000@7"], await table.Gateways());
    }

    [Fact(Skip = TestPostgres.Reason, SkipUnless = nameof(HasPostgres))]
    public async Task Cleanup_removes_what_died_long_ago_and_never_an_active_process()
    {
        var recent = new Member("recent", "10.0.0.4") { Status = Dead, AliveAt = First.AliveAt.AddHours(2) };
        var table = await Table("cleanup", First, new Member("old", "10.0.0.3") { Status = Dead }, recent);

        await table.Cleanup(First.AliveAt.AddHours(1));

        var (_, members) = await table.ReadAll();
        Assert.Equal(["first", "recent"], members.Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    [Fact(Skip = TestPostgres.Reason, SkipUnless = nameof(HasPostgres))]
    public async Task Deleting_a_cluster_leaves_the_others()
    {
        var deleted = await Table("deleted", First);
        var kept = await Table("kept", First);

        await deleted.Delete();

        Assert.Null((await deleted.ReadAll()).Version);
        Assert.Single((await kept.ReadAll()).Members);
    }

    private async Task<MembershipTable> Table(string cluster, params Member[] members)
    {
        var table = new MembershipTable(Source, cluster);
        await table.Initialize();
        for (var version = 0; version < members.Length; version++)
            Assert.True(await table.Insert(members[version], version));
        return table;
    }
}
