using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;

namespace MirtAi.Embedded.Tests;

public sealed class ShutdownTests
{
    [Fact]
    public async Task A_stop_finishes_the_calls_that_wait_and_deactivates_every_activation()
    {
        var ward = new Ward();
        await using var engine = Engine(ward);
        var (busy, idle) = (engine.Grains.GetGrain<IWardGrain>("busy"), engine.Grains.GetGrain<IWardGrain>("idle"));
        await idle.Enter(null).Soon();
        var hold = new Signal();
        var running = busy.Enter(hold);
        var waiting = busy.Enter(null);
        await ward.Held.Wait();

        var stop = engine.StopAsync();
        await Assert.ThrowsAsync<SiloUnavailableException>(() => idle.Enter(null).Soon());
        Assert.False(stop.IsCompleted);
        hold.Set();

        await Task.WhenAll(stop, running, waiting).Soon();
        Assert.Equal((2, DeactivationReasonCode.ShuttingDown), (ward.Left, ward.Reason));
        await Assert.ThrowsAsync<SiloUnavailableException>(() => idle.Enter(null).Soon());
    }

    [Fact]
    public async Task What_grains_still_ask_each_other_is_answered_while_draining()
    {
        var ward = new Ward();
        await using var engine = Engine(ward);
        var hold = new Signal();
        var call = engine.Grains.GetGrain<IWardGrain>("a").EnterThenAsk(hold, "b");
        await ward.Held.Wait();

        var stop = engine.StopAsync();
        hold.Set();

        await Task.WhenAll(stop, call).Soon();
        Assert.Equal(2, ward.Left);
    }

    [Fact]
    public async Task A_stop_that_runs_out_of_time_fails_the_calls_that_wait_and_hurries_the_rest()
    {
        var ward = new Ward();
        await using var engine = Engine(ward);
        var hold = new Signal();
        var grain = engine.Grains.GetGrain<IWardGrain>("a");
        var running = grain.Enter(hold);
        var waiting = grain.Enter(null);
        await ward.Held.Wait();

        var stop = engine.StopAsync();
        engine.Clock.Advance(TimeSpan.FromSeconds(21));
        await stop.Soon();

        await Assert.ThrowsAsync<SiloUnavailableException>(() => waiting.Soon());
        Assert.True(engine.Engine.Aborted.IsCancellationRequested);
        Assert.Contains(engine.Log.Entries, entry => entry.Event.Id == 5005);
        hold.Set();
        await running.Soon();
    }

    [Fact]
    public async Task A_stop_without_activations_is_done_at_once()
    {
        await using var engine = Engine(new Ward());

        await engine.StopAsync().Soon();
    }

    private static TestEngine Engine(Ward ward) => TestEngine.With(null, services => services.AddSingleton(ward), typeof(WardGrain));

    public interface IWardGrain : IGrainWithStringKey
    {
        Task Enter(object? hold);

        Task EnterThenAsk(object hold, string other);
    }

    internal sealed class Ward
    {
        internal int Left;

        internal Signal Held { get; } = new();

        internal DeactivationReasonCode Reason { get; set; }
    }

    internal sealed class WardGrain(Ward ward) : Grain, IWardGrain
    {
        public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            await Task.Yield();
            ward.Reason = reason.ReasonCode;
            Interlocked.Increment(ref ward.Left);
        }

        public async Task Enter(object? hold)
        {
            if (hold is not Signal signal) return;
            ward.Held.Set();
            await signal.Wait();
        }

        public async Task EnterThenAsk(object hold, string other)
        {
            await Enter(hold);
            await GrainFactory.GetGrain<IWardGrain>(other).Enter(null);
        }
    }
}
