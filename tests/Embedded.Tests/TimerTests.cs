namespace MirtAi.Embedded.Tests;

public sealed partial class TimerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_timer_ticks_at_its_due_time_and_then_each_period_after_the_callbacks_end()
    {
        await using var engine = TestEngine.With(typeof(TickGrain));
        var grain = engine.Grains.GetGrain<ITickGrain>("a");
        await grain.Start(new() { DueTime = 2 * Second, Period = 5 * Second }).Soon();

        engine.Clock.Advance(1.9 * Second);
        Assert.Equal(0, await grain.Ticks().Soon());
        engine.Clock.Advance(0.1 * Second);
        await Ticked(grain, engine, 1);
        engine.Clock.Advance(4.9 * Second);
        Assert.Equal(1, await grain.Ticks().Soon());
        engine.Clock.Advance(0.1 * Second);
        await Ticked(grain, engine, 2);
    }

    [Fact]
    public async Task A_timer_with_an_infinite_period_ticks_once()
    {
        await using var engine = TestEngine.With(typeof(TickGrain));
        var grain = engine.Grains.GetGrain<ITickGrain>("a");
        await grain.Start(new(Second, Timeout.InfiniteTimeSpan)).Soon();

        engine.Clock.Advance(Second);
        Assert.Equal(1, await grain.Ticks().Soon());
        engine.Clock.Advance(600 * Second);

        Assert.Equal(1, await grain.Ticks().Soon());
    }

    [Fact]
    public async Task A_tick_waits_for_the_running_call()
    {
        await using var engine = TestEngine.With(typeof(TickGrain));
        var grain = engine.Grains.GetGrain<ITickGrain>("a");
        await grain.Start(new(Second, Second)).Soon();
        var hold = new Hold();
        var held = grain.Run(hold);
        await hold.Entered.Wait();

        engine.Clock.Advance(Second);
        Assert.Equal(0, await grain.Glance().Soon());
        hold.Leave.Set();
        await held.Soon();

        Assert.Equal(1, await grain.Ticks().Soon());
    }

    [Fact]
    public async Task A_full_mailbox_loses_no_tick()
    {
        await using var engine = TestEngine.With(options => options.MaxMailbox = 1, null, typeof(TickGrain));
        var grain = engine.Grains.GetGrain<ITickGrain>("a");
        await grain.Start(new(Second, Second)).Soon();
        var hold = new Hold();
        var held = grain.Run(hold);
        await hold.Entered.Wait();
        var waiting = grain.Ticks();

        engine.Clock.Advance(Second);
        hold.Leave.Set();
        await held.Soon();

        Assert.Equal(0, await waiting.Soon());
        Assert.Equal(1, await grain.Ticks().Soon());
    }

    [Fact]
    public async Task An_interleaving_tick_runs_while_a_call_awaits()
    {
        await using var engine = TestEngine.With(typeof(TickGrain));
        var grain = engine.Grains.GetGrain<ITickGrain>("a");
        await grain.Start(new(Second, Second) { Interleave = true }).Soon();
        var hold = new Hold();
        var held = grain.Run(hold);
        await hold.Entered.Wait();

        engine.Clock.Advance(Second);

        Assert.Equal(1, await grain.Glance().Soon());
        hold.Leave.Set();
        await held.Soon();
    }

    [Fact]
    public async Task A_tick_never_runs_beside_itself()
    {
        await using var engine = TestEngine.With(typeof(TickGrain));
        var grain = engine.Grains.GetGrain<ITickGrain>("a");
        var hold = new Hold();
        await grain.StartHeld(hold, new(Second, Second) { Interleave = true }).Soon();
        engine.Clock.Advance(Second);
        await hold.Entered.Wait();

        engine.Clock.Advance(60 * Second);
        Assert.Equal(1, await grain.Glance().Soon());
        hold.Leave.Set();
    }

    [Fact]
    public async Task A_call_waits_for_the_running_tick()
    {
        await using var engine = TestEngine.With(typeof(TickGrain));
        var grain = engine.Grains.GetGrain<ITickGrain>("a");
        var hold = new Hold();
        await grain.StartHeld(hold, new(Second, Second)).Soon();
        engine.Clock.Advance(Second);
        await hold.Entered.Wait();

        var call = grain.Ticks();
        await grain.Glance().Soon();
        Assert.False(call.IsCompleted);
        hold.Leave.Set();

        Assert.Equal(1, await call.Soon());
    }

    [Fact]
    public async Task A_failing_callback_is_logged_and_the_timer_goes_on()
    {
        await using var engine = TestEngine.With(typeof(TickGrain));
        var grain = engine.Grains.GetGrain<ITickGrain>("a");
        await grain.StartFailing(new(Second, Second)).Soon();

        engine.Clock.Advance(Second);
        await Ticked(grain, engine, 1);
        engine.Clock.Advance(Second);
        await Ticked(grain, engine, 2);

        Assert.Equal(2, engine.Log.Entries.Count(entry => entry is { Event.Id: 5004, Exception: FormatException }));
    }

    [Fact]
    public async Task Change_plans_anew()
    {
        await using var engine = TestEngine.With(typeof(TickGrain));
        var grain = engine.Grains.GetGrain<ITickGrain>("a");
        await grain.Start(new(Second, Second)).Soon();

        await grain.Change(10 * Second, 20 * Second).Soon();
        engine.Clock.Advance(9 * Second);
        Assert.Equal(0, await grain.Ticks().Soon());
        engine.Clock.Advance(Second);
        await Ticked(grain, engine, 1);
        engine.Clock.Advance(19 * Second);
        Assert.Equal(1, await grain.Ticks().Soon());
        engine.Clock.Advance(Second);
        await Ticked(grain, engine, 2);
    }

    [Fact]
    public async Task A_change_before_a_waiting_tick_had_its_turn_takes_that_tick_back()
    {
        await using var engine = TestEngine.With(typeof(TickGrain));
        var grain = engine.Grains.GetGrain<ITickGrain>("a");
        await grain.Start(new(Second, Second)).Soon();
        var hold = new Hold();
        var held = grain.RunThenChange(hold, 10 * Second);
        await hold.Entered.Wait();
        engine.Clock.Advance(Second);

        hold.Leave.Set();
        await held.Soon();

        Assert.Equal(0, await grain.Ticks().Soon());
        engine.Clock.Advance(10 * Second);
        await Ticked(grain, engine, 1);
    }

    [Fact]
    public async Task A_change_within_the_callback_sets_the_time_to_the_next_tick()
    {
        await using var engine = TestEngine.With(typeof(TickGrain));
        var grain = engine.Grains.GetGrain<ITickGrain>("a");
        await grain.StartChanging(new(Second, Second), 7 * Second).Soon();
        engine.Clock.Advance(Second);
        await Ticked(grain, engine, 1);

        engine.Clock.Advance(6 * Second);
        Assert.Equal(1, await grain.Ticks().Soon());
        engine.Clock.Advance(Second);

        await Ticked(grain, engine, 2);
    }

    [Fact]
    public async Task A_change_within_the_callback_does_not_bring_the_next_tick_before_its_end()
    {
        await using var engine = TestEngine.With(typeof(TickGrain));
        var grain = engine.Grains.GetGrain<ITickGrain>("a");
        var hold = new Hold();
        await grain.StartHeld(hold, new(Second, Second) { Interleave = true }).Soon();
        engine.Clock.Advance(Second);
        await hold.Entered.Wait();

        await grain.ChangeMeanwhile(Second, Second).Soon();
        engine.Clock.Advance(10 * Second);

        Assert.Equal(1, await grain.Glance().Soon());
        hold.Leave.Set();
    }

    [Fact]
    public async Task A_tick_that_still_waits_ends_with_its_activation_and_makes_no_other()
    {
        await using var engine = TestEngine.With(typeof(TickGrain));
        var grain = engine.Grains.GetGrain<ITickGrain>("a");
        await grain.Start(new(Second, Second)).Soon();
        var hold = new Hold();
        var held = grain.RunThenLeave(hold);
        await hold.Entered.Wait();
        engine.Clock.Advance(Second);

        hold.Leave.Set();
        await held.Soon();
        await engine.Settled();

        Assert.Empty(engine.Engine.Catalog.Classes.Single().Activations.All);
    }

    [Fact]
    public async Task A_tick_does_not_carry_the_ambient_values_of_the_call_that_started_the_timer()
    {
        await using var engine = TestEngine.With(typeof(TickGrain));
        var grain = engine.Grains.GetGrain<ITickGrain>("a");
        TickGrain.Ambient.Value = "trace";
        await grain.Start(new(Second, Second)).Soon();
        TickGrain.Ambient.Value = "tick";

        engine.Clock.Advance(Second);

        Assert.Equal("tick", await grain.AmbientAtTick().Soon());
    }

    [Fact]
    public async Task A_disposed_timer_ticks_no_more_and_its_running_callback_is_cancelled()
    {
        await using var engine = TestEngine.With(typeof(TickGrain));
        var grain = engine.Grains.GetGrain<ITickGrain>("a");
        var hold = new Hold();
        await grain.StartCancellable(hold, new(Second, Second) { Interleave = true }).Soon();
        engine.Clock.Advance(Second);
        await hold.Entered.Wait();

        await grain.Stop().Soon();
        await hold.Leave.Wait();
        engine.Clock.Advance(60 * Second);

        Assert.Equal(1, await grain.Ticks().Soon());
    }

    [Fact]
    public async Task Timers_end_with_their_activation_and_do_not_keep_it()
    {
        await using var engine = TestEngine.With(typeof(TickGrain));
        var grain = engine.Grains.GetGrain<ITickGrain>("a");
        await grain.Start(new(Second, TimeSpan.FromMinutes(1))).Soon();
        Assert.Equal(2, engine.Clock.Armed);

        await AdvanceByMinutes(engine, 17);

        // Zero ticks: it is another activation, which has no timer.
        Assert.Equal(0, await grain.Ticks().Soon());
        Assert.Equal(1, engine.Clock.Armed);
    }

    [Fact]
    public async Task A_timer_that_keeps_alive_keeps_its_activation()
    {
        await using var engine = TestEngine.With(typeof(TickGrain));
        var grain = engine.Grains.GetGrain<ITickGrain>("a");
        await grain.Start(new(Second, TimeSpan.FromMinutes(1)) { KeepAlive = true }).Soon();

        await AdvanceByMinutes(engine, 17);

        Assert.Equal(17, await grain.Ticks().Soon());
    }

    [Fact]
    public async Task A_negative_time_is_refused()
    {
        await using var engine = TestEngine.With(typeof(TickGrain));
        var grain = engine.Grains.GetGrain<ITickGrain>("a");

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grain.Start(new(-5 * Second, Second)).Soon());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grain.Start(new(Second, -5 * Second)).Soon());
    }

    /// <summary>Calls and ticks take turns, so a call's answer says that the tick before it has ended.</summary>
    private static async Task Ticked(ITickGrain grain, TestEngine engine, int ticks)
    {
        Assert.Equal(ticks, await grain.Ticks().Soon());
        Assert.Equal(2, engine.Clock.Armed);
    }

    private static async Task AdvanceByMinutes(TestEngine engine, int minutes)
    {
        for (var i = 0; i < minutes; i++)
        {
            engine.Clock.Advance(TimeSpan.FromMinutes(1));
            await engine.Settled();
        }
    }
}
