using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace MirtAi.Embedded.Tests;

public sealed class StressTests
{
    private const int Callers = 8;
    private const int CallsEach = 4_000;
    private const int Keys = 5;

    [Fact]
    public async Task No_call_is_lost_doubled_reordered_or_run_beside_another_while_activations_come_and_go()
    {
        var ledger = new Ledger();
        await using var engine = TestEngine.With(null, services => services.AddSingleton(ledger), typeof(LedgerGrain));
        using var stop = new CancellationTokenSource();
        var collector = Task.Run(
            () =>
            {
                while (!stop.IsCancellationRequested) engine.Clock.Advance(TimeSpan.FromMinutes(20));
            },
            TestContext.Current.CancellationToken);

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => Hammer(engine.Grains, caller)))).Soon();
        await stop.CancelAsync();
        await collector.Soon();
        await engine.StopAsync().Soon();

        Assert.Equal(0, ledger.Collisions);
        Assert.Equal(Callers * CallsEach, ledger.Entries.Count);
        Assert.All(
            ledger.Entries.GroupBy(entry => (entry.Key, entry.Caller)),
            group => Assert.Equal(group.Select(entry => entry.Number).Order(), group.Select(entry => entry.Number)));
        Assert.Equal(Callers * CallsEach, ledger.Entries.Distinct().Count());
        Assert.True(ledger.Activations > 100, $"Only {ledger.Activations} activations: the test tested little.");
        Assert.Equal(ledger.Activations, ledger.Deactivations);
    }

    [Fact]
    public async Task A_call_never_overtakes_those_that_wait_for_the_next_activation()
    {
        const int Rounds = 100;
        const int Burst = 300;
        var ledger = new Ledger();
        await using var engine = TestEngine.With(null, services => services.AddSingleton(ledger), typeof(LedgerGrain));
        var grain = engine.Grains.GetGrain<ILedgerGrain>("a");

        await Task.WhenAll(Enumerable.Range(0, 2).Select(caller => Task.Run(async () =>
        {
            // Sent without awaiting each, so that there are calls to hand over while others arrive.
            for (var round = 0; round < Rounds; round++)
                await Task.WhenAll(Enumerable.Range(round * Burst, Burst).Select(number => grain.Enter(caller, number, 0, leave: number % 4 == 0)));
        }))).Soon();

        Assert.All(
            ledger.Entries.GroupBy(entry => entry.Caller),
            group => Assert.Equal(Enumerable.Range(0, Rounds * Burst), group.Select(entry => entry.Number)));
    }

    private static async Task Hammer(IGrainFactory grains, int caller)
    {
        var random = new Random(caller);
        List<Task> open = [];
        for (var number = 0; number < CallsEach; number++)
        {
            var key = "k" + random.Next(Keys);
            open.Add(grains.GetGrain<ILedgerGrain>(key).Enter(caller, number, yields: random.Next(3), leave: random.Next(20) == 0));
            if (open.Count < 16) continue;
            await Task.WhenAll(open);
            open.Clear();
        }

        await Task.WhenAll(open);
    }

    public interface ILedgerGrain : IGrainWithStringKey
    {
        Task Enter(int caller, int number, int yields, bool leave);
    }

    internal sealed class Ledger
    {
        internal int Activations;
        internal int Deactivations;
        internal int Collisions;

        internal ConcurrentQueue<(string Key, int Caller, int Number)> Entries { get; } = [];

        internal ConcurrentDictionary<string, string> Inside { get; } = [];

        internal ConcurrentDictionary<string, string> Alive { get; } = [];
    }

    internal sealed class LedgerGrain(Ledger ledger) : Grain, ILedgerGrain
    {
        private string Key => this.GetPrimaryKeyString();

        public override async Task OnActivateAsync(CancellationToken cancellationToken)
        {
            if (!ledger.Alive.TryAdd(Key, "")) Interlocked.Increment(ref ledger.Collisions);
            Interlocked.Increment(ref ledger.Activations);
            await Task.Yield();
        }

        public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            await Task.Yield();
            Interlocked.Increment(ref ledger.Deactivations);
            if (!ledger.Alive.TryRemove(Key, out _)) Interlocked.Increment(ref ledger.Collisions);
        }

        public async Task Enter(int caller, int number, int yields, bool leave)
        {
            if (!ledger.Inside.TryAdd(Key, "")) Interlocked.Increment(ref ledger.Collisions);
            if (leave) DeactivateOnIdle();
            ledger.Entries.Enqueue((Key, caller, number));
            for (var i = 0; i < yields; i++) await Task.Yield();
            ledger.Inside.TryRemove(Key, out _);
        }
    }
}
