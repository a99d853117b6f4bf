using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Sessions;
using MirtAi.Silo.Tests.Conversations;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Customers;

/// <summary>Erasure while turns run and messages come, in two processes upon one database.</summary>
public abstract class ErasureCompliance : StorageCompliance
{
    private readonly WatchedTimeProvider clock = new();
    private readonly string key = Commits.NewKey();

    [Fact]
    public async Task A_turn_that_runs_brings_nothing_back()
    {
        await using var host = await ConversationHost.Start(Storage, clock);
        await using var other = await ConversationHost.Start(await Open(), clock);
        await host.Deliver(key, "a");
        clock.Advance(TimeSpan.FromSeconds(2));
        var turn = await host.Runner.Next();

        await other.Finish(other.Erase(key));
        turn.Succeed();
        await host.Finish(host.Wake(key));

        Assert.Equal([0L], await Rows());
        await other.Finish(other.Deliver(key, "b"));
        clock.Advance(TimeSpan.FromSeconds(2));
        (await Next(host, other)).Succeed();
        await other.UntilAnswers(key, "re: b");
        Assert.Equal([1L, 2L], await Storage.Query<long>("select sequence from messages where session_key = @key order by sequence", new { key }));
    }

    /// <summary>Asked for in one process and lifted in the other.</summary>
    [Fact]
    public async Task What_the_law_wants_kept_is_erased_when_the_hold_is_lifted()
    {
        await using var host = await ConversationHost.Start(Storage, clock);
        await using var other = await ConversationHost.Start(await Open(), clock);
        await host.Deliver(key, "a");
        Assert.True(await host.Grains.GetGrain<ISessionGrain>(key).Hold("Олена", "справа 12/26"));
        Assert.False(await other.Grains.GetGrain<ISessionGrain>(key).Hold("Ігор", "інша"));

        await other.Finish(other.Erase(key));
        await host.Finish(host.Deliver(key, "b"));

        Assert.Equal([2L], await Lines());
        Assert.Equal(
            [("Олена", 1L)],
            await Storage.Query<(string, long)>(
                "select manager, count(erasure_asked_at) from legal_holds where session_key = @key group by manager", new { key }));
        Assert.True(await other.Grains.GetGrain<ISessionGrain>(key).LiftHold());
        Assert.Equal([0L], await Lines());
        Assert.Empty(await Storage.Query<string>("select manager from legal_holds where session_key = @key", new { key }));
        Assert.False(await host.Grains.GetGrain<ISessionGrain>(key).LiftHold());

        Task<IReadOnlyList<long>> Lines() => Storage.Query<long>("select count(*) from messages where session_key = @key", new { key });
    }

    [Fact]
    public async Task A_process_that_remembers_the_customer_from_before_does_not_bring_them_back()
    {
        await using var host = await ConversationHost.Start(Storage, clock);
        await using var other = await ConversationHost.Start(await Open(), clock);
        await host.Deliver(key, "secret");
        clock.Advance(TimeSpan.FromSeconds(2));
        (await host.Runner.Next()).Succeed();
        await host.UntilAnswers(key, "re: secret");
        var version = (await Storage.Store.Load(ISessionGrain.Kind, key, Token))!.Version;

        await other.Erase(key);
        for (var number = 0; (await Storage.Store.Load(ISessionGrain.Kind, key, Token))!.Version < version + 3; number++)
            await other.Finish(other.Deliver(key, $"new {number}"));
        await host.Finish(host.Deliver(key, "through the process that remembers"));

        Assert.Equal([0L], await Storage.Query<long>("select count(*) from messages where session_key = @key and text like '%secret%'", new { key }));
        Assert.DoesNotContain("\"answered\":1", (await Storage.Store.Load(ISessionGrain.Kind, key, Token))!.Json.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_messages_that_come_at_the_same_time_those_before_it_are_gone_and_those_after_it_are_there()
    {
        await using var host = await ConversationHost.Start(Storage, clock);
        await using var other = await ConversationHost.Start(await Open(), clock);
        for (var round = 0; round < 20; round++)
        {
            var session = $"{key}-{round}";
            await host.Deliver(session, "before");
            await host.Finish(Task.WhenAll(
                Task.Run(() => host.Deliver(session, "at the same time"), Token), Task.Run(() => other.Erase(session), Token), Task.Run(() => other.Deliver(session, "also"), Token)));

            var lines = await Storage.Query<string>("select text from messages where session_key = @session order by sequence", new { session });
            var sequences = await Storage.Query<long>("select sequence from messages where session_key = @session order by sequence", new { session });
            Assert.DoesNotContain("before", lines);
            Assert.Equal(Enumerable.Range(1, lines.Count).Select(number => (long)number), sequences);
            Assert.Contains($"\"pending\":{lines.Count}", (await Storage.Store.Load(ISessionGrain.Kind, session, Token))!.Json.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_left_of_an_erased_customer_goes_after_a_day()
    {
        await using var host = await ConversationHost.Start(Storage, clock);
        await host.Deliver(key, "a");
        await host.Erase(key);
        await host.Erase(key);
        Assert.NotNull(await Storage.Store.Load(ISessionGrain.Kind, key, Token));

        clock.Advance(ErasureRules.Kept);
        await host.Wake(key);

        Assert.Null(await Storage.Store.Load(ISessionGrain.Kind, key, Token));
        await host.Deliver(key, "b");
        Assert.Equal(1, (await Storage.Store.Load(ISessionGrain.Kind, key, Token))!.Version);
    }

    private static async Task<ScriptedRunner.Attempt> Next(params ConversationHost[] hosts)
    {
        await hosts[0].Until(() => Task.FromResult(hosts.Any(host => host.Runner.HasNext)));
        return await hosts.First(host => host.Runner.HasNext).Runner.Next();
    }

    private Task<IReadOnlyList<long>> Rows() => Storage.Query<long>(
        "select (select count(*) from messages where session_key = @key) + (select count(*) from outbox where session_key = @key)"
            + " + (select count(*) from deliveries where session_key = @key)", new { key });
}

public sealed class SqliteErasureTests(SqliteFile file) : ErasureCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}

public sealed class PostgresErasureTests(TestPostgres postgres) : ErasureCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);
}
