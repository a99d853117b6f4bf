using Microsoft.Extensions.Logging.Abstractions;
using MirtAi.Silo.Jobs;
using MirtAi.Silo.Tests.Conversations;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Jobs;

public abstract class SweeperCompliance : StorageCompliance
{
    [Fact]
    public async Task Grains_that_stay_overdue_whatever_is_done_do_not_keep_the_sweeper_from_the_others()
    {
        var key = Commits.NewKey();
        await using var gone = await ConversationHost.Start(Storage, new WatchedTimeProvider());
        await gone.Deliver(key, "a");
        await Storage.Execute(
            """
            insert into grain_state (kind, key, version, state, wake_at, updated_at)
            with recursive number (n) as (select 1 union all select n + 1 from number where n < 1200)
            select 'ailing', @key || n, 1, '{}', @at, @at from number
            """,
            new { key, at = DateTimeOffset.UnixEpoch });
        var clock = new WatchedTimeProvider();
        await using var host = await ConversationHost.Start(Storage, clock);
        clock.Advance(TimeSpan.FromSeconds(10));

        using var stop = new CancellationTokenSource();
        var run = await StartSweeper(host, clock, stop.Token);
        await host.Until(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(0.5));
            return Task.FromResult(host.Runner.HasNext);
        });

        await stop.CancelAsync();
        await Task.WhenAny(run);
    }

    private async Task<Task> StartSweeper(ConversationHost host, WatchedTimeProvider clock, CancellationToken stop)
    {
        var locks = Storage.Locks();
        var lease = await locks.TryAcquire("sweeper:" + Commits.NewKey(), TimeSpan.FromHours(1), Token);
        return new SweeperJob(Storage.Database, host.Grains, locks, clock, NullLogger<SweeperJob>.Instance).Run(lease!, stop);
    }
}

public sealed class SqliteSweeperTests(SqliteFile file) : SweeperCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}

public sealed class PostgresSweeperTests(TestPostgres postgres) : SweeperCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);
}
