using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Sessions;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Conversations;

/// <summary>From a delivered event to the stored answer, on the engine and a database.</summary>
public sealed class ConversationTests(SqliteFile file) : IClassFixture<SqliteFile>, IAsyncLifetime
{
    private readonly WatchedTimeProvider clock = new();
    private readonly string key = Commits.NewKey();
    private TestStorage storage = null!;
    private ConversationHost host = null!;

    public async ValueTask InitializeAsync()
    {
        storage = await file.Start(null);
        host = await ConversationHost.Start(storage, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await storage.DisposeAsync();
    }

    [Fact]
    public async Task A_burst_is_one_turn_and_every_copy_of_an_event_is_a_duplicate()
    {
        var receipts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => host.Deliver(key, "a")));
        Pass(1);
        await host.Deliver(key, "b");
        Pass(2);
        var turn = await host.Runner.Next();
        turn.Succeed();
        await host.UntilAnswers(key, "re: a b");

        Assert.Equal((1, 49), (receipts.Count(one => one == Receipt.Accepted), receipts.Count(one => one == Receipt.Duplicate)));
        Assert.Equal("a b", turn.Texts);
        Assert.Equal(Receipt.Duplicate, await host.Deliver(key, "b"));
    }

    [Fact]
    public async Task Copies_that_come_again_for_thirty_six_hours_are_one_message_with_one_answer()
    {
        var longest = TimeSpan.FromHours(36);
        await host.Deliver(key, "a");
        Pass(2);
        (await host.Runner.Next()).Succeed();
        await host.UntilAnswers(key, "re: a");

        // A platform that got no answer repeats at once, and then ever more seldom.
        for (var pause = TimeSpan.FromSeconds(1); pause < longest; pause *= 2)
        {
            Pass(pause.TotalSeconds);
            Assert.Equal(Receipt.Duplicate, await host.Deliver(key, "a"));
        }

        await host.Deliver(key, "b");
        Pass(2);
        (await host.Runner.Next()).Succeed();
        await host.UntilAnswers(key, "re: a", "re: b");
    }

    [Fact]
    public async Task A_message_during_a_turn_cancels_it_and_both_are_answered_together()
    {
        await host.Deliver(key, "a");
        Pass(2);
        var superseded = await host.Runner.Next();

        await host.Deliver(key, "b");
        Assert.True(superseded.IsCancelled);
        superseded.Succeed();
        Pass(2);
        (await host.Runner.Next()).Succeed();

        await host.UntilAnswers(key, "re: a b");
    }

    [Fact]
    public async Task A_long_turn_keeps_its_lease()
    {
        await host.Deliver(key, "a");
        Pass(2);
        var turn = await host.Runner.Next();
        for (var second = 0; second < 20; second++)
        {
            Pass(1);
            await host.Wake(key);
        }

        turn.Succeed();

        await host.UntilAnswers(key, "re: a");
        Assert.False(host.Runner.HasNext);
    }

    [Fact]
    public async Task A_customer_who_waits_is_told_once_and_then_answered()
    {
        host.Runner.Moment = "a moment";
        await host.Deliver(key, "a");
        Pass(2);
        var turn = await host.Runner.Next();
        for (var second = 0; second < 15; second++)
        {
            Pass(1);
            await host.Wake(key);
            Assert.Equal(second < 9 ? [] : ["a moment"], await host.Answers(key));
        }

        turn.Succeed();

        await host.UntilAnswers(key, "a moment", "re: a");
    }

    [Fact]
    public async Task A_turn_that_fails_is_tried_again_and_at_last_given_to_a_person()
    {
        await host.Deliver(key, "a");
        Pass(2);
        for (var failures = 1; failures <= 3; failures++)
        {
            (await host.Runner.Next()).Fail();
            await host.UntilState(key, $"\"failures\":{failures}");
            Pass(8);
        }

        await host.UntilAnswers(key, "a person will answer");
    }

    [Fact]
    public async Task A_process_runs_so_many_turns_at_a_time_and_begins_the_next_when_one_has_ended()
    {
        string[] keys = [.. Enumerable.Range(0, TurnExecutor.MaxTurns + 1).Select(_ => Commits.NewKey())];
        foreach (var customer in keys)
            await host.Deliver(customer, "a");
        Pass(2);
        var turns = new List<ScriptedRunner.Attempt>();
        while (turns.Count < TurnExecutor.MaxTurns)
            turns.Add(await host.Runner.Next());
        foreach (var customer in keys)
            await host.Wake(customer);
        Assert.False(host.Runner.HasNext);

        turns[0].Fail();

        await host.Until(() =>
        {
            Pass(0.1);
            return Task.FromResult(host.Runner.HasNext);
        });
    }

    [Fact]
    public async Task Who_waits_for_a_turn_longest_has_the_next_one()
    {
        for (var customer = 0; customer < TurnExecutor.MaxTurns; customer++)
            await host.Deliver(Commits.NewKey(), "a");
        Pass(2);
        var turns = new List<ScriptedRunner.Attempt>();
        while (turns.Count < TurnExecutor.MaxTurns)
            turns.Add(await host.Runner.Next());
        string[] late = ["first", "second", "third"];
        for (var number = 0; number < late.Length; number++)
        {
            await host.Deliver(Commits.NewKey(), late[number]);
            Pass(2);
            await host.Until(() => Task.FromResult(host.WaitingTurns == number + 1));
        }

        List<string> begun = [];
        for (var turn = 0; turn < late.Length; turn++)
        {
            turns[turn].Succeed();
            begun.Add((await host.Runner.Next()).Texts);
        }

        Assert.Equal(late, begun);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public async Task A_database_that_fails_before_or_after_a_commit_loses_nothing_and_doubles_nothing(int before, int after)
    {
        Fail();
        for (var receipt = (Receipt?)null; receipt is null;)
            receipt = await TryDeliver("a");
        Fail();
        Pass(2);
        while (!host.Runner.HasNext)
        {
            Pass(0.5);
            await WakeQuietly();
        }
        var turn = await host.Runner.Next();
        Fail();
        turn.Succeed();

        await host.Until(async () =>
        {
            Pass(0.5);
            return (await host.Answers(key)).Count > 0;
        });
        Assert.Equal(["re: a"], await host.Answers(key));
        Assert.Equal([1L], await storage.Query<long>("select count(*) from messages where session_key = @key and author = 0", new { key }));

        void Fail()
        {
            host.Store.FailBefore(before);
            host.Store.FailAfter(after);
        }
    }

    [Fact]
    public async Task A_process_that_stops_finishes_its_turn()
    {
        await host.Deliver(key, "a");
        Pass(2);
        var turn = await host.Runner.Next();

        var stopping = host.Stop();
        turn.Succeed();
        await host.Until(() => Task.FromResult(stopping.IsCompleted));

        Assert.Equal(["re: a"], await host.Answers(key));
    }

    [Fact]
    public async Task A_process_that_must_stop_hands_its_turn_over_at_once()
    {
        await host.Deliver(key, "a");
        Pass(2);
        await host.Runner.Next();

        var stopping = host.Stop();
        await host.Until(() =>
        {
            Pass(1);
            return Task.FromResult(stopping.IsCompleted);
        });
        await host.UntilState(key, "\"burst\"");
        await using var successor = await ConversationHost.Start(storage, clock);
        await successor.Wake(key);
        (await successor.Runner.Next()).Succeed();

        await successor.UntilAnswers(key, "re: a");
    }

    private void Pass(double seconds) => clock.Advance(TimeSpan.FromSeconds(seconds));

    private async Task<Receipt?> TryDeliver(string text)
    {
        try
        {
            return await host.Deliver(key, text);
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }

    private async Task WakeQuietly()
    {
        try
        {
            await host.Wake(key);
        }
        catch (StorageUnavailableException)
        {
            // As the sweeper: it comes again.
        }
    }
}
