using System.Diagnostics;
using Orleans;

namespace MirtAi.Embedded.Tests;

/// <summary>Alone in its collection: others would be measured with it.</summary>
[Collection(nameof(CapacityTests))]
[CollectionDefinition(nameof(CapacityTests), DisableParallelization = true)]
public sealed class CapacityTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_hundred_thousand_activations_cost_at_most_a_kilobyte_and_a_half_each()
    {
        const int Activations = 100_000;
        await using var engine = TestEngine.With(typeof(SmallGrain));
        await engine.Grains.GetGrain<ISmallGrain>("warm").Add(1).Soon();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var i = 0; i < Activations; i++)
            await engine.Grains.GetGrain<ISmallGrain>("session/telegram/" + i).Add(1);
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Activations;

        output.WriteLine($"{each} bytes an activation");
        Assert.InRange(each, 100, 1_536);
        Assert.Equal(2, await engine.Grains.GetGrain<ISmallGrain>("session/telegram/7").Add(1).Soon());
    }

    [Fact]
    public async Task Trivial_calls_are_far_from_being_the_bottleneck()
    {
        const int Callers = 16;
        const int CallsEach = 40_000;
        await using var engine = TestEngine.With(typeof(SmallGrain));
        await Run(engine, Callers, 1_000);

        var started = Stopwatch.GetTimestamp();
        await Run(engine, Callers, CallsEach);
        var rate = Callers * CallsEach / Stopwatch.GetElapsedTime(started).TotalSeconds;

        output.WriteLine($"{rate:N0} calls/s");
        // A quarter of what a quiet machine with two cores reaches at worst; the aim itself is read from the output.
        Assert.True(rate > 50_000, $"Only {rate:N0} calls/s.");
    }

    private static Task Run(TestEngine engine, int callers, int callsEach) =>
        Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var grain = engine.Grains.GetGrain<ISmallGrain>("caller" + caller);
            for (var i = 0; i < callsEach; i++) await grain.Add(1);
        })));

    public interface ISmallGrain : IGrainWithStringKey
    {
        Task<int> Add(int amount);
    }

    internal sealed class SmallGrain : Grain, ISmallGrain
    {
        private int sum;

        public Task<int> Add(int amount) => Task.FromResult(sum += amount);
    }
}
