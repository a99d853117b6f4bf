using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace MirtAi.Embedded.Tests;

public sealed class WorkerTests
{
    [Fact]
    public async Task Busy_workers_are_joined_by_more_up_to_their_number()
    {
        await using var engine = TestEngine.With(typeof(WorkGrain));
        var grain = engine.Grains.GetGrain<IWorkGrain>("a");
        Work[] works = [new(), new(), new()];
        var calls = works.Select(grain.Do).ToArray();
        await works[0].Entered.Wait();
        await works[1].Entered.Wait();

        await engine.Grains.GetGrain<IWorkGrain>("b").Do(Done()).Soon();
        Assert.False(works[2].Entered.IsSet);
        foreach (var work in works) work.Leave.Set();

        var workers = await Task.WhenAll(calls).Soon();
        Assert.Equal(2, workers.Distinct().Count());
    }

    [Fact]
    public async Task An_idle_worker_is_taken_rather_than_another_made()
    {
        await using var engine = TestEngine.With(typeof(WorkGrain));
        var grain = engine.Grains.GetGrain<IWorkGrain>("a");

        var first = await grain.Do(Done()).Soon();

        Assert.Equal(first, await grain.Do(Done()).Soon());
    }

    [Fact]
    public async Task Idle_workers_end_and_leave_nothing_behind()
    {
        await using var engine = TestEngine.With(typeof(WorkGrain));
        var grain = engine.Grains.GetGrain<IWorkGrain>("a");
        var first = await grain.Do(Done()).Soon();

        engine.Clock.Advance(TimeSpan.FromMinutes(20));
        await engine.Settled();

        Assert.Empty(engine.Engine.Catalog.Classes.Single().Activations.All);
        Assert.NotEqual(first, await grain.Do(Done()).Soon());
    }

    [Fact]
    public async Task Full_workers_refuse()
    {
        await using var engine = TestEngine.With(options => options.MaxMailbox = 1, null, typeof(WorkGrain));
        var grain = engine.Grains.GetGrain<IWorkGrain>("a");
        Work[] works = [new(), new()];
        var calls = works.Select(grain.Do).ToList();
        foreach (var work in works) await work.Entered.Wait();
        calls.Add(grain.Do(Done()));
        calls.Add(grain.Do(Done()));

        await Assert.ThrowsAsync<LimitExceededException>(() => grain.Do(Done()).Soon());

        foreach (var work in works) work.Leave.Set();
        await Task.WhenAll(calls).Soon();
    }

    private static Work Done()
    {
        var work = new Work();
        work.Leave.Set();
        return work;
    }

    public interface IWorkGrain : IGrainWithStringKey
    {
        Task<Guid> Do(Work work);
    }

    public sealed class Work
    {
        internal Signal Entered { get; } = new();

        internal Signal Leave { get; } = new();
    }

    [StatelessWorker(2)]
    internal sealed class WorkGrain : Grain, IWorkGrain
    {
        private readonly Guid identity = Guid.CreateVersion7();

        public async Task<Guid> Do(Work work)
        {
            work.Entered.Set();
            await work.Leave.Wait();
            return identity;
        }
    }
}
