using System.Collections.Concurrent;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace MirtAi.Embedded.Tests;

public sealed class CallTests
{
    [Fact]
    public async Task A_call_gets_the_result_of_the_grains_method_whatever_task_it_returns()
    {
        await using var engine = TestEngine.With(typeof(EchoGrain));
        var grain = engine.Grains.GetGrain<IEchoGrain>("a");

        await grain.DoNothing().Soon();
        await grain.DoNothingAsValue();

        Assert.Equal("x", await grain.Echo("x").Soon());
        Assert.Equal(7, await grain.EchoAsValue(7));
        Assert.Equal(("a", "echo/a", "echo/a"), (grain.GetPrimaryKeyString(), grain.GetGrainId().ToString(), grain.ToString()));
    }

    [Fact]
    public async Task An_argument_arrives_as_the_object_that_was_sent()
    {
        await using var engine = TestEngine.With(typeof(EchoGrain));
        var sent = new List<int> { 1 };

        Assert.Same(sent, await engine.Grains.GetGrain<IEchoGrain>("a").EchoObject(sent).Soon());
    }

    [Fact]
    public async Task An_exception_reaches_the_caller_with_its_type_and_stack()
    {
        await using var engine = TestEngine.With(typeof(EchoGrain));

        var thrown = await Assert.ThrowsAsync<FormatException>(() => engine.Grains.GetGrain<IEchoGrain>("a").Throw(sync: false).Soon());
        var thrownAtOnce = await Assert.ThrowsAsync<FormatException>(() => engine.Grains.GetGrain<IEchoGrain>("a").Throw(sync: true).Soon());

        Assert.Contains("EchoGrain.Deep", thrown.StackTrace, StringComparison.Ordinal);
        Assert.Contains("EchoGrain.Deep", thrownAtOnce.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grain_lives_on_after_a_call_that_threw()
    {
        await using var engine = TestEngine.With(typeof(EchoGrain));
        var grain = engine.Grains.GetGrain<IEchoGrain>("a");
        await Assert.ThrowsAsync<FormatException>(() => grain.Throw(sync: false).Soon());

        Assert.Equal("x", await grain.Echo("x").Soon());
    }

    [Fact]
    public async Task A_call_waits_until_the_one_before_it_has_ended()
    {
        await using var engine = TestEngine.With(typeof(GateGrain));
        var (first, second) = (new GateCall(), new GateCall());
        var grain = engine.Grains.GetGrain<IGateGrain>("a");

        var firstCall = grain.Pass(first);
        await first.Entered.Wait();
        var secondCall = grain.Pass(second);
        Assert.Equal(0, await grain.Glance().Soon());
        var enteredTooEarly = second.Entered.IsSet;
        first.Leave.Set();
        second.Leave.Set();
        await Task.WhenAll(firstCall, secondCall).Soon();

        Assert.False(enteredTooEarly);
        Assert.True(second.Entered.IsSet);
    }

    [Fact]
    public async Task Different_keys_run_beside_each_other()
    {
        await using var engine = TestEngine.With(typeof(GateGrain));
        var (first, second) = (new GateCall(), new GateCall());

        var calls = Task.WhenAll(
            engine.Grains.GetGrain<IGateGrain>("a").Pass(first), engine.Grains.GetGrain<IGateGrain>("b").Pass(second));
        await first.Entered.Wait();
        await second.Entered.Wait();
        first.Leave.Set();
        second.Leave.Set();

        await calls.Soon();
    }

    [Fact]
    public async Task Calls_of_one_caller_arrive_in_their_order()
    {
        await using var engine = TestEngine.With(typeof(OrderGrain));
        var grain = engine.Grains.GetGrain<IOrderGrain>("a");

        await Task.WhenAll(Enumerable.Range(0, 900).Select(grain.Note)).Soon();

        Assert.Equal(Enumerable.Range(0, 900), await grain.Noted().Soon());
    }

    [Fact]
    public async Task An_interleaving_call_runs_while_another_awaits()
    {
        await using var engine = TestEngine.With(typeof(GateGrain));
        var first = new GateCall();
        var grain = engine.Grains.GetGrain<IGateGrain>("a");
        var firstCall = grain.Pass(first);
        await first.Entered.Wait();

        Assert.Equal(0, await grain.Glance().Soon());

        first.Leave.Set();
        await firstCall.Soon();
        Assert.Equal(1, await grain.Glance().Soon());
    }

    [Fact]
    public async Task A_call_beyond_the_mailboxs_bound_is_refused_at_once()
    {
        await using var engine = TestEngine.With(options => options.MaxMailbox = 3, null, typeof(GateGrain));
        var first = new GateCall();
        var grain = engine.Grains.GetGrain<IGateGrain>("a");
        var running = grain.Pass(first);
        await first.Entered.Wait();
        var open = new GateCall();
        open.Leave.Set();
        var waiting = Enumerable.Range(0, 3).Select(_ => grain.Pass(open)).ToArray();

        var refused = grain.Pass(open);

        await Assert.ThrowsAsync<LimitExceededException>(() => refused.Soon());
        Assert.All(waiting, call => Assert.False(call.IsCompleted));
        first.Leave.Set();
        await Task.WhenAll([running, .. waiting]).Soon();
    }

    [Fact]
    public async Task A_grain_reaches_itself_by_reference()
    {
        await using var engine = TestEngine.With(typeof(SelfGrain));
        var grain = engine.Grains.GetGrain<ISelfGrain>(42);

        await grain.PokeLater().Soon();

        Assert.Equal([42, 42], await grain.Poked().Soon());
        Assert.Equal(42, grain.GetPrimaryKeyLong());
        Assert.Equal("2A", grain.GetPrimaryKeyString());
        Assert.Equal(grain, engine.Grains.GetGrain<ISelfGrain>(42));
    }

    [Fact]
    public async Task A_negative_integer_key_survives()
    {
        await using var engine = TestEngine.With(typeof(SelfGrain));

        Assert.Equal(-5, engine.Grains.GetGrain<ISelfGrain>(-5).GetPrimaryKeyLong());
    }

    public interface IEchoGrain : IGrainWithStringKey
    {
        Task DoNothing();

        ValueTask DoNothingAsValue();

        Task<string> Echo(string value);

        ValueTask<int> EchoAsValue(int value);

        Task<object> EchoObject(object value);

        Task Throw(bool sync);
    }

    public interface IGateGrain : IGrainWithStringKey
    {
        Task Pass(GateCall call);

        [AlwaysInterleave]
        Task<int> Glance();
    }

    internal interface IOrderGrain : IGrainWithStringKey
    {
        Task Note(int number);

        Task<IReadOnlyList<int>> Noted();
    }

    public interface ISelfGrain : IGrainWithIntegerKey
    {
        Task PokeLater();

        Task Poke(long from);

        Task<IReadOnlyList<long>> Poked();
    }

    public sealed class GateCall
    {
        internal Signal Entered { get; } = new();

        internal Signal Leave { get; } = new();
    }

    internal sealed class EchoGrain : Grain, IEchoGrain
    {
        public Task DoNothing() => Task.CompletedTask;

        public async ValueTask DoNothingAsValue() => await Task.Yield();

        public Task<string> Echo(string value) => Task.FromResult(value);

        public async ValueTask<int> EchoAsValue(int value)
        {
            await Task.Yield();
            return value;
        }

        public Task<object> EchoObject(object value) => Task.FromResult(value);

        public Task Throw(bool sync) => sync ? Deep() : ThrowLater();

        private static Task Deep() => throw new FormatException("wrong");

        private static async Task ThrowLater()
        {
            await Task.Yield();
            await Deep();
        }
    }

    internal sealed class GateGrain : Grain, IGateGrain
    {
        private int passed;

        public async Task Pass(GateCall call)
        {
            call.Entered.Set();
            await call.Leave.Wait();
            passed++;
        }

        public Task<int> Glance() => Task.FromResult(passed);
    }

    internal sealed class OrderGrain : Grain, IOrderGrain
    {
        private readonly ConcurrentQueue<int> noted = [];

        public async Task Note(int number)
        {
            if (number % 7 == 0) await Task.Yield();
            noted.Enqueue(number);
        }

        public Task<IReadOnlyList<int>> Noted() => Task.FromResult<IReadOnlyList<int>>([.. noted]);
    }

    internal sealed class SelfGrain : Grain, ISelfGrain
    {
        private readonly List<long> poked = [];

        public Task PokeLater()
        {
            // Not awaited: a grain that waited for itself would wait for ever.
            _ = this.AsReference<ISelfGrain>().Poke(this.GetPrimaryKeyLong());
            _ = GrainFactory.GetGrain<ISelfGrain>(this.GetPrimaryKeyLong()).Poke(this.GetPrimaryKeyLong());
            return Task.CompletedTask;
        }

        public Task Poke(long from)
        {
            poked.Add(from);
            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<long>> Poked() => Task.FromResult<IReadOnlyList<long>>(poked);
    }
}
