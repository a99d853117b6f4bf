using MirtAi.Grains.Sessions.FollowUps;
using MirtAi.Silo.Tests.Conversations;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.FollowUps;

/// <summary>Reminders on the engine and a database, in two processes; the test moves the clock.</summary>
public abstract class FollowUpCompliance : StorageCompliance
{
    private static readonly FollowUpPolicy Policy = new() { Delays = [TimeSpan.FromHours(4), TimeSpan.FromHours(23)] };

    private readonly WatchedTimeProvider clock = new();
    private readonly string key = Commits.NewKey();

    [Fact]
    public async Task Woken_by_two_processes_at_once_a_silent_customer_is_reminded_twice_and_then_a_manager_is_called_once()
    {
        await using var host = await Start(Storage);
        await using var other = await Start(await Open());
        await Answer(host);

        foreach (var hours in new[] { 3.9, 0.2, 1, 18.8, 0.2, 0.9, 0.2, 24 })
        {
            clock.Advance(TimeSpan.FromHours(hours));
            await host.Finish(
                Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(() => (number % 2 == 0 ? host : other).Wake(key), Token))));
        }

        Assert.Equal(["re: a", "reminder 1", "reminder 2"], await host.Answers(key));
        Assert.Equal(
            ["FOLLOW_UP_SILENCE"], await Storage.Query<string>("select reason from escalations where session_key = @key", new { key }));
        Assert.Equal([1L], await Storage.Query<long>("select count(*) from grain_state where key = @key and wake_at is null", new { key }));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public async Task A_commit_whose_answer_is_lost_reminds_once(int before, int after)
    {
        await using var host = await Start(Storage);
        await Answer(host);
        clock.Advance(TimeSpan.FromHours(4));
        host.Store.FailBefore(before);
        host.Store.FailAfter(after);

        await Assert.ThrowsAsync<Grains.Durability.StorageUnavailableException>(() => host.Wake(key));
        await host.Wake(key);
        await host.Wake(key);

        Assert.Equal(["re: a", "reminder 1"], await host.Answers(key));
    }

    [Fact]
    public async Task A_session_that_only_waits_for_its_reminder_holds_no_timer()
    {
        await using var host = await Start(Storage);
        var armed = clock.Armed;

        await Answer(host);

        Assert.Equal(
            [1L], await Storage.Query<long>("select count(*) from grain_state where key = @key and wake_at is not null", new { key }));
        await host.Until(() => Task.FromResult(clock.Armed <= armed));
    }

    private Task<ConversationHost> Start(TestStorage storage) => ConversationHost.Start(storage, clock, Policy);

    private async Task Answer(ConversationHost host)
    {
        await host.Deliver(key, "a");
        clock.Advance(TimeSpan.FromSeconds(2));
        (await host.Runner.Next()).Succeed();
        await host.UntilAnswers(key, "re: a");
    }
}

public sealed class SqliteFollowUpTests(SqliteFile file) : FollowUpCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}

public sealed class PostgresFollowUpTests(TestPostgres postgres) : FollowUpCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);
}
