using Orleans;
using Orleans.Concurrency;

namespace MirtAi.Embedded.Tests;

public sealed class SchedulingTests
{
    [Fact]
    public async Task Code_after_an_await_never_runs_beside_other_code_of_the_grain()
    {
        await using var engine = TestEngine.With(typeof(CrowdGrain));
        var grain = engine.Grains.GetGrain<ICrowdGrain>("a");

        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => grain.HopAndCount(20)))).Soon();

        Assert.Equal((4_000, 0), await grain.Counted().Soon());
    }

    [Fact]
    public async Task Work_that_a_call_did_not_await_goes_on_within_the_grain_and_while_calls_await()
    {
        await using var engine = TestEngine.With(typeof(BackgroundGrain));
        var grain = engine.Grains.GetGrain<IBackgroundGrain>("a");
        var (release, finished, leave) = (new Signal(), new Signal(), new Signal());

        await grain.Start(release, finished).Soon();
        var blocked = grain.WaitFor(leave);
        release.Set();
        await finished.Wait();

        Assert.False(blocked.IsCompleted);
        leave.Set();
        await blocked.Soon();
        Assert.True(await grain.StayedOnScheduler().Soon());
    }

    [Fact]
    public async Task Background_work_that_never_rests_does_not_keep_calls_or_the_end_out()
    {
        await using var engine = TestEngine.With(typeof(BackgroundGrain));
        var grain = engine.Grains.GetGrain<IBackgroundGrain>("a");
        await grain.Spin().Soon();

        var first = await grain.Identity().Soon();
        await grain.Leave().Soon();

        Assert.NotEqual(first, await grain.Identity().Soon());
    }

    [Fact]
    public async Task The_callers_code_does_not_run_inside_the_grains_turn()
    {
        await using var engine = TestEngine.With(typeof(BackgroundGrain));
        var grain = engine.Grains.GetGrain<IBackgroundGrain>("a");

        var seen = await grain.Identity().ContinueWith(
            _ => Activation.Running, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        Assert.Null(seen);
    }

    [Fact]
    public async Task The_callers_ambient_values_are_with_the_call()
    {
        await using var engine = TestEngine.With(typeof(BackgroundGrain));
        BackgroundGrain.Ambient.Value = "trace";

        Assert.Equal("trace", await engine.Grains.GetGrain<IBackgroundGrain>("a").AmbientValue().Soon());
    }

    public interface ICrowdGrain : IGrainWithStringKey
    {
        [AlwaysInterleave]
        Task HopAndCount(int hops);

        Task<(int Count, int Collisions)> Counted();
    }

    public interface IBackgroundGrain : IGrainWithStringKey
    {
        Task Start(object release, object finished);

        Task WaitFor(object leave);

        Task<bool> StayedOnScheduler();

        Task Spin();

        Task<Guid> Identity();

        Task Leave();

        Task<string?> AmbientValue();
    }

    internal sealed class CrowdGrain : Grain, ICrowdGrain
    {
        private int count;
        private int inside;
        private int collisions;

        public async Task HopAndCount(int hops)
        {
            for (var i = 0; i < hops; i++)
            {
                if (Interlocked.Increment(ref inside) != 1) collisions++;
                // Deliberately not interlocked: only turns protect it.
                var count = this.count;
                Thread.SpinWait(20);
                this.count = count + 1;
                Interlocked.Decrement(ref inside);
                await Task.Yield();
            }
        }

        public Task<(int Count, int Collisions)> Counted() => Task.FromResult((this.count, collisions));
    }

    internal sealed class BackgroundGrain : Grain, IBackgroundGrain
    {
        internal static readonly AsyncLocal<string?> Ambient = new();

        private readonly Guid identity = Guid.CreateVersion7();
        private readonly TaskScheduler scheduler = (TaskScheduler)(object)Activation.Running!;
        private readonly CancellationTokenSource end = new();
        private bool stayed;

        public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => end.CancelAsync();

        public Task Start(object release, object finished)
        {
            _ = Background((Signal)release, (Signal)finished);
            return Task.CompletedTask;
        }

        public Task WaitFor(object leave) => ((Signal)leave).Wait();

        public Task<bool> StayedOnScheduler() => Task.FromResult(stayed);

        public Task Spin()
        {
            _ = SpinOn();
            return Task.CompletedTask;
        }

        public Task<Guid> Identity() => Task.FromResult(identity);

        public Task Leave()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }

        public Task<string?> AmbientValue() => Task.FromResult(Ambient.Value);

        private async Task Background(Signal release, Signal finished)
        {
            await release.Wait();
            stayed = TaskScheduler.Current == scheduler;
            finished.Set();
        }

        private async Task SpinOn()
        {
            while (!end.IsCancellationRequested)
                await Task.Yield();
        }
    }
}
