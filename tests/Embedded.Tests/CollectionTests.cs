using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace MirtAi.Embedded.Tests;

public sealed class CollectionTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task An_activation_that_was_not_called_for_its_idle_age_is_deactivated()
    {
        var (engine, ends) = Engine();
        await using var _ = engine;
        var grain = engine.Grains.GetGrain<IIdleGrain>("a");
        await grain.Touch().Soon();

        engine.Clock.Advance(10 * Minute);
        await grain.Touch().Soon();
        engine.Clock.Advance(14 * Minute);
        await grain.Touch().Soon();
        Assert.Empty(ends.Reasons);
        engine.Clock.Advance(16 * Minute);

        await ends.First.Wait();
        Assert.Equal([DeactivationReasonCode.ActivationIdle], ends.Reasons);
    }

    [Fact]
    public async Task A_running_call_keeps_its_activation()
    {
        var (engine, ends) = Engine();
        await using var _ = engine;
        var hold = new Signal();
        var held = engine.Grains.GetGrain<IIdleGrain>("a").Hold(hold);
        await ends.Held.Wait();

        engine.Clock.Advance(60 * Minute);
        hold.Set();
        await held.Soon();

        await engine.Grains.GetGrain<IIdleGrain>("a").Touch().Soon();
        Assert.Empty(ends.Reasons);
    }

    [Fact]
    public async Task A_class_may_say_how_long_its_activations_idle()
    {
        var (engine, ends) = Engine();
        await using var _ = engine;
        await engine.Grains.GetGrain<IShortGrain>("short").Touch().Soon();
        await engine.Grains.GetGrain<IEndlessGrain>("endless").Touch().Soon();

        engine.Clock.Advance(TimeSpan.FromDays(30));
        await ends.First.Wait();
        await engine.Grains.GetGrain<IEndlessGrain>("endless").Touch().Soon();
        Assert.Equal(["short"], ends.Keys);
    }

    [Fact]
    public async Task The_short_age_counts_from_its_own_limit()
    {
        var (engine, ends) = Engine();
        await using var _ = engine;
        await engine.Grains.GetGrain<IShortGrain>("short").Touch().Soon();

        engine.Clock.Advance(Minute);
        await engine.Grains.GetGrain<IShortGrain>("short").Touch().Soon();
        Assert.Empty(ends.Keys);
        engine.Clock.Advance(3 * Minute);

        await ends.First.Wait();
    }

    [Fact]
    public async Task A_delay_puts_the_end_off_and_zero_takes_the_delay_back()
    {
        var (engine, ends) = Engine();
        await using var _ = engine;
        var grain = engine.Grains.GetGrain<IIdleGrain>("a");
        await grain.Delay(TimeSpan.FromHours(2)).Soon();

        engine.Clock.Advance(TimeSpan.FromHours(1.9));
        await grain.Peek().Soon();
        Assert.Empty(ends.Reasons);
        await grain.Delay(TimeSpan.Zero).Soon();
        engine.Clock.Advance(16 * Minute);

        await ends.First.Wait();
    }

    [Fact]
    public async Task An_endless_delay_ends_only_when_the_grain_asks()
    {
        var (engine, ends) = Engine();
        await using var _ = engine;
        var grain = engine.Grains.GetGrain<IIdleGrain>("a");
        await grain.Delay(Timeout.InfiniteTimeSpan).Soon();

        engine.Clock.Advance(TimeSpan.FromDays(1));
        await grain.Touch().Soon();
        Assert.Empty(ends.Reasons);
        await grain.Leave().Soon();

        await ends.First.Wait();
        Assert.Equal([DeactivationReasonCode.ApplicationRequested], ends.Reasons);
    }

    private static (TestEngine Engine, Ends Ends) Engine()
    {
        var ends = new Ends();
        return (TestEngine.With(null, services => services.AddSingleton(ends), typeof(IdleGrain), typeof(ShortGrain), typeof(EndlessGrain)), ends);
    }

    public interface IIdleGrain : IGrainWithStringKey
    {
        Task Touch();

        Task Peek();

        Task Hold(object hold);

        Task Delay(TimeSpan span);

        Task Leave();
    }

    public interface IShortGrain : IGrainWithStringKey
    {
        Task Touch();
    }

    public interface IEndlessGrain : IGrainWithStringKey
    {
        Task Touch();
    }

    internal sealed class Ends
    {
        internal ConcurrentQueue<DeactivationReasonCode> Reasons { get; } = [];

        internal ConcurrentQueue<string> Keys { get; } = [];

        internal Signal First { get; } = new();

        internal Signal Held { get; } = new();

        internal Task Add(Grain grain, DeactivationReason reason)
        {
            Reasons.Enqueue(reason.ReasonCode);
            Keys.Enqueue(grain.GetPrimaryKeyString());
            First.Set();
            return Task.CompletedTask;
        }
    }

    internal sealed class IdleGrain(Ends ends) : Grain, IIdleGrain
    {
        public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => ends.Add(this, reason);

        public Task Touch() => Task.CompletedTask;

        public Task Peek() => Task.CompletedTask;

        public Task Hold(object hold)
        {
            ends.Held.Set();
            return ((Signal)hold).Wait();
        }

        public Task Delay(TimeSpan span)
        {
            DelayDeactivation(span);
            return Task.CompletedTask;
        }

        public Task Leave()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }
    }

    [CollectionAgeLimit(Minutes = 2)]
    internal sealed class ShortGrain(Ends ends) : Grain, IShortGrain
    {
        public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => ends.Add(this, reason);

        public Task Touch() => Task.CompletedTask;
    }

    [CollectionAgeLimit(AlwaysActive = true)]
    internal sealed class EndlessGrain(Ends ends) : Grain, IEndlessGrain
    {
        public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => ends.Add(this, reason);

        public Task Touch() => Task.CompletedTask;
    }
}
