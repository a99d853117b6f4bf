using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace MirtAi.Embedded.Tests;

public sealed class ActivationTests
{
    [Fact]
    public async Task A_grain_is_made_on_its_first_call_and_once_for_all_callers()
    {
        var life = new Life();
        await using var engine = Engine(life);
        var grain = engine.Grains.GetGrain<ILifeGrain>("a");
        Assert.Equal(0, life.Activated);

        var made = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(grain.Identity))).Soon();

        Assert.Single(made.Distinct());
        Assert.Equal(1, life.Activated);
        Assert.NotEqual(made[0], await engine.Grains.GetGrain<ILifeGrain>("b").Identity().Soon());
    }

    [Fact]
    public async Task Each_activation_has_a_scope_of_services_which_ends_with_it()
    {
        var life = new Life();
        await using var engine = Engine(life);
        var scoped = await engine.Grains.GetGrain<ILifeGrain>("a").Scoped().Soon();
        var other = await engine.Grains.GetGrain<ILifeGrain>("b").Scoped().Soon();
        Assert.NotSame(scoped, other);
        Assert.False(scoped.IsDisposed);

        await engine.Grains.GetGrain<ILifeGrain>("a").Leave().Soon();
        await engine.Grains.GetGrain<ILifeGrain>("a").Identity().Soon();

        Assert.True(scoped.IsDisposed);
        Assert.False(other.IsDisposed);
        Assert.Equal(1, life.Disposed);
    }

    [Fact]
    public async Task A_failing_activation_fails_the_calls_that_wait_with_its_own_exception_and_the_next_call_tries_again()
    {
        var life = new Life { FailActivation = new InvalidTimeZoneException("no such zone") };
        await using var engine = Engine(life);
        var grain = engine.Grains.GetGrain<ILifeGrain>("a");
        var (first, second) = (grain.Identity(), grain.Identity());
        life.ActivationMayGoOn.Set();

        Assert.Same(life.FailActivation, await Assert.ThrowsAsync<InvalidTimeZoneException>(() => first.Soon()));
        Assert.Same(life.FailActivation, await Assert.ThrowsAsync<InvalidTimeZoneException>(() => second.Soon()));
        life.FailActivation = null;
        Assert.NotEqual(Guid.Empty, await grain.Identity().Soon());
        Assert.Equal(1, life.Disposed);
        Assert.Equal(0, life.Deactivated);
    }

    [Fact]
    public async Task A_failing_constructor_fails_the_call_with_its_own_exception()
    {
        await using var engine = TestEngine.With(typeof(BrokenGrain));

        await Assert.ThrowsAsync<DivideByZeroException>(() => engine.Grains.GetGrain<IBrokenGrain>("a").Ask().Soon());
    }

    [Fact]
    public async Task A_call_that_arrives_while_an_activation_ends_goes_to_the_next_one()
    {
        var life = new Life();
        await using var engine = Engine(life);
        life.DeactivationMayGoOn = new();
        var grain = engine.Grains.GetGrain<ILifeGrain>("a");
        var first = await grain.Identity().Soon();
        await grain.Leave().Soon();
        await life.Deactivating.Wait();

        var later = grain.Identity();
        Assert.Equal((1, 0, false), (life.Activated, life.Deactivated, later.IsCompleted));
        life.DeactivationMayGoOn.Set();

        Assert.NotEqual(first, await later.Soon());
        Assert.Equal((2, 1), (life.Activated, life.Deactivated));
        Assert.Equal(DeactivationReasonCode.ApplicationRequested, life.Reason);
    }

    [Fact]
    public async Task Calls_that_waited_when_the_grain_asked_to_end_go_to_the_next_activation_in_their_order()
    {
        var life = new Life();
        await using var engine = Engine(life);
        var grain = engine.Grains.GetGrain<ILifeGrain>("a");
        var first = await grain.Identity().Soon();
        var hold = new Signal();
        var leaving = grain.LeaveAfter(hold);
        var numbers = Enumerable.Range(0, 50).Select(_ => grain.Next()).ToArray();
        var second = grain.Identity();
        hold.Set();
        await leaving.Soon();

        Assert.Equal(Enumerable.Range(1, 50), await Task.WhenAll(numbers).Soon());
        Assert.NotEqual(first, await second.Soon());
    }

    [Fact]
    public async Task A_grain_that_asked_to_end_still_takes_what_interleaves_with_the_call_it_waits_for()
    {
        var life = new Life();
        await using var engine = Engine(life);
        var grain = engine.Grains.GetGrain<ILifeGrain>("a");

        await grain.LeaveAfterAskingItself().Soon();

        Assert.Equal(1, life.Activated);
        await grain.Identity().Soon();
        Assert.Equal(2, life.Activated);
    }

    [Fact]
    public async Task A_grain_that_asked_to_end_ends_only_after_its_running_call()
    {
        var life = new Life();
        await using var engine = Engine(life);
        var grain = engine.Grains.GetGrain<ILifeGrain>("a");
        var hold = new Signal();
        var leaving = grain.LeaveAfter(hold);

        for (var i = 0; i < 10; i++) await grain.Glance().Soon();
        Assert.False(life.Deactivating.IsSet);
        hold.Set();

        await leaving.Soon();
        await life.Deactivating.Wait();
    }

    [Fact]
    public async Task A_failing_disposal_is_logged_and_the_scope_still_ends()
    {
        var life = new Life { FailDisposal = true };
        await using var engine = Engine(life);
        var grain = engine.Grains.GetGrain<ILifeGrain>("a");
        var scoped = await grain.Scoped().Soon();

        await grain.Leave().Soon();
        await grain.Identity().Soon();

        Assert.True(scoped.IsDisposed);
        Assert.Contains(engine.Log.Entries, entry => entry is { Event.Id: 5003, Exception: InvalidOperationException });
    }

    [Fact]
    public async Task A_failing_deactivation_is_logged_and_loses_no_call()
    {
        var life = new Life { FailDeactivation = true };
        await using var engine = Engine(life);
        var grain = engine.Grains.GetGrain<ILifeGrain>("a");
        var first = await grain.Identity().Soon();

        await grain.Leave().Soon();

        Assert.NotEqual(first, await grain.Identity().Soon());
        Assert.Contains(engine.Log.Entries, entry => entry is { Event.Id: 5002, Exception: InvalidOperationException });
    }

    [Fact]
    public async Task A_grain_that_asks_to_end_before_it_was_called_still_serves_a_call()
    {
        var life = new Life { LeaveAtOnce = true };
        await using var engine = Engine(life);
        var grain = engine.Grains.GetGrain<ILifeGrain>("a");

        var first = await grain.Identity().Soon();

        Assert.NotEqual(first, await grain.Identity().Soon());
        Assert.Equal(2, life.Activated);
    }

    [Fact]
    public void A_grain_made_by_hand_says_that_it_has_no_activation()
    {
        var grain = new BackgroundFreeGrain();

        Assert.Throws<InvalidOperationException>(() => grain.GrainContext);
    }

    private static TestEngine Engine(Life life) =>
        TestEngine.With(null, services => services.AddSingleton(life).AddScoped<ScopedService>(), typeof(LifeGrain));

    public interface ILifeGrain : IGrainWithStringKey
    {
        Task<Guid> Identity();

        Task<ScopedService> Scoped();

        Task<int> Next();

        Task Leave();

        Task LeaveAfter(object hold);

        Task LeaveAfterAskingItself();

        [Orleans.Concurrency.AlwaysInterleave]
        Task Glance();
    }

    public interface IBrokenGrain : IGrainWithStringKey
    {
        Task Ask();
    }

    public sealed class ScopedService : IDisposable
    {
        internal bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    internal sealed class Life
    {
        internal int Activated;
        internal int Deactivated;
        internal int Disposed;

        internal Exception? FailActivation { get; set; }

        internal Signal ActivationMayGoOn { get; } = new();

        internal bool FailDeactivation { get; init; }

        internal bool FailDisposal { get; init; }

        internal bool LeaveAtOnce { get; init; }

        internal Signal Deactivating { get; } = new();

        internal Signal? DeactivationMayGoOn { get; set; }

        internal DeactivationReasonCode Reason { get; set; }
    }

    internal sealed class LifeGrain(Life life, ScopedService scoped) : Grain, ILifeGrain, IDisposable
    {
        private readonly Guid identity = Guid.CreateVersion7();
        private int next;

        public override async Task OnActivateAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref life.Activated);
            if (life.LeaveAtOnce) DeactivateOnIdle();
            if (life.FailActivation is null) return;
            await life.ActivationMayGoOn.Wait();
            throw life.FailActivation;
        }

        public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
        {
            life.Reason = reason.ReasonCode;
            life.Deactivating.Set();
            if (life.DeactivationMayGoOn is { } signal) await signal.Wait();
            Interlocked.Increment(ref life.Deactivated);
            if (life.FailDeactivation) throw new InvalidOperationException("cannot");
        }

        public Task<Guid> Identity() => Task.FromResult(identity);

        public Task<ScopedService> Scoped() => Task.FromResult(scoped);

        public Task<int> Next() => Task.FromResult(++next);

        public Task Leave()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }

        public Task LeaveAfter(object hold)
        {
            DeactivateOnIdle();
            return ((Signal)hold).Wait();
        }

        public Task LeaveAfterAskingItself()
        {
            DeactivateOnIdle();
            return this.AsReference<ILifeGrain>().Glance();
        }

        public Task Glance() => Task.CompletedTask;

        public void Dispose()
        {
            Interlocked.Increment(ref life.Disposed);
            if (life.FailDisposal) throw new InvalidOperationException("cannot");
        }
    }

    internal sealed class BrokenGrain : Grain, IBrokenGrain
    {
        public BrokenGrain() => throw new DivideByZeroException();

        public Task Ask() => Task.CompletedTask;
    }

    private sealed class BackgroundFreeGrain : Grain;
}
