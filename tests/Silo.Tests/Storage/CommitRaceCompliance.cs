using System.Collections.Concurrent;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Sessions;

namespace MirtAi.Silo.Tests.Storage;

public abstract class CommitRaceCompliance : StorageCompliance
{
    /// <summary>So that a database that hangs fails the test.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Of_many_commits_upon_one_version_exactly_one_wins()
    {
        var key = Commits.NewKey();
        var other = await Open();

        for (var version = 0; version < 3; version++)
        {
            var outcomes = await All(200, number =>
                (number % 2 == 0 ? Storage : other).Store.Commit(Commits.Of(key, version, $"{key}/{version}/{number}"), Token));

            Assert.Equal((1, 199), (outcomes.Count(Is(CommitOutcome.Committed)), outcomes.Count(Is(CommitOutcome.Stale))));
        }

        Assert.Equal(3, (await Storage.Store.Load(ISessionGrain.Kind, key, Token))!.Version);
    }

    [Fact]
    public async Task One_event_for_many_sessions_is_taken_once_in_all_processes()
    {
        var other = await Open();
        var (id, keys) = (Commits.NewKey(), Enumerable.Range(0, 100).Select(_ => Commits.NewKey()).ToArray());

        var outcomes = await All(100, number =>
            (number % 2 == 0 ? Storage : other).Store.Commit(Commits.Of(keys[number], 0, id).With(Commits.Line(keys[number], 1)), Token));

        Assert.Equal((1, 99), (outcomes.Count(Is(CommitOutcome.Committed)), outcomes.Count(Is(CommitOutcome.Duplicate))));
        Assert.Equal([1L], await Storage.Query<long>("select count(*) from messages where session_key = any_of(@keys)".In(keys)));
        Assert.Equal([1L], await Storage.Query<long>("select count(*) from grain_state where key = any_of(@keys)".In(keys)));
    }

    [Fact]
    public async Task Commits_that_fail_never_hurt_their_neighbours()
    {
        var keys = Enumerable.Range(0, 2_000).Select(_ => Commits.NewKey()).ToArray();
        var impossible = Impossible().ToArray();

        var outcomes = await All(keys.Length, async number =>
        {
            if (number % 100 >= impossible.Length)
                return await Storage.Store.Commit(Commits.Of(keys[number], 0, keys[number]).With(Commits.Line(keys[number], 1)), Token);
            await Assert.ThrowsAnyAsync<Exception>(() => Storage.Store.Commit(impossible[number % 100](keys[number]), Token));
            return (CommitOutcome?)null;
        });

        Assert.All(outcomes, outcome => Assert.True(outcome is null or CommitOutcome.Committed));
        var expected = outcomes.Count(outcome => outcome is not null);
        Assert.Equal(
            [(long)expected], await Storage.Query<long>("select count(*) from messages where session_key = any_of(@keys)".In(keys)));
        Assert.Equal(
            [(long)expected], await Storage.Query<long>("select count(*) from webhook_dedupe where dedupe_key = any_of(@keys)".In(keys)));
    }

    [Fact]
    public async Task Processes_that_race_for_the_same_sessions_and_events_lose_nothing_and_never_block_each_other()
    {
        var other = await Open();
        var keys = Enumerable.Range(0, 40).Select(_ => Commits.NewKey()).ToArray();
        var events = Enumerable.Range(0, 1_500)
            .Select(number => (Key: keys[number % keys.Length], Id: $"{keys[number % keys.Length]}/{number}"))
            .ToArray();
        var taken = new ConcurrentBag<string>();

        await Task.WhenAll(Deliver(Storage, seed: 1), Deliver(other, seed: 2)).WaitAsync(Patience, TimeProvider.System, Token);

        Assert.Equal(events.Select(one => one.Id).Order(), taken.Order());
        foreach (var session in events.GroupBy(one => one.Key))
        {
            var lines = await Storage.Transcript.Latest(session.Key, long.MaxValue, 1_000, Token);
            Assert.Equal(Enumerable.Range(1, session.Count()).Select(number => (long)number), lines.Select(line => line.Sequence));
            Assert.Equal(session.Count(), (await Storage.Store.Load(ISessionGrain.Kind, session.Key, Token))!.Version);
        }

        Task Deliver(TestStorage process, int seed)
        {
            var order = events.ToArray();
            new Random(seed).Shuffle(order);
            return Parallel.ForEachAsync(
                order, new ParallelOptions { MaxDegreeOfParallelism = 48, CancellationToken = Token }, async (one, _) =>
                {
                    if (await Take(process, one.Key, one.Id) == CommitOutcome.Committed)
                        taken.Add(one.Id);
                });
        }
    }

    /// <summary>Commits that fail, each in its own way.</summary>
    internal virtual IEnumerable<Func<string, Commit>> Impossible() => [key => Commits.Impossible(key)];

    private static async Task<CommitOutcome> Take(TestStorage process, string key, string id)
    {
        while (true)
        {
            var version = (await process.Store.Load(ISessionGrain.Kind, key, Token))?.Version ?? 0;
            var outcome = await process.Store.Commit(Commits.Of(key, version, id).With(Commits.Line(key, version + 1)), Token);
            if (outcome != CommitOutcome.Stale)
                return outcome;
        }
    }

    private static Task<T[]> All<T>(int count, Func<int, Task<T>> work) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(number => Task.Run(() => work(number))))
            .WaitAsync(Patience, TimeProvider.System, Token);

    private static Func<CommitOutcome, bool> Is(CommitOutcome wanted) => outcome => outcome == wanted;
}
