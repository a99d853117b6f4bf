using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace MirtAi.Embedded.Tests;

public sealed class FilterTests
{
    [Fact]
    public async Task Filters_wrap_each_call_the_first_registered_outermost()
    {
        var trail = new Trail();
        await using var engine = Engine(trail, new Recorder("outer", trail), new Recorder("inner", trail));

        Assert.Equal(5, await engine.Grains.GetGrain<ISumGrain>("a").Sum(2, 3).Soon());

        Assert.Equal(["outer>", "inner>", "grain", "<inner", "<outer"], trail.Steps);
    }

    [Fact]
    public async Task A_filter_sees_the_call_and_may_change_the_result()
    {
        var trail = new Trail();
        IIncomingGrainCallContext? seen = null;
        await using var engine = Engine(trail, new Inline(async context =>
        {
            seen = context;
            await context.Invoke();
            context.Result = (int)context.Result! * 10;
        }));

        Assert.Equal(50, await engine.Grains.GetGrain<ISumGrain>("a").Sum(2, 3).Soon());

        Assert.IsType<SumGrain>(seen!.Grain);
        Assert.Equal("sum/a", seen.TargetId.ToString());
        Assert.Equal((typeof(ISumGrain).FullName, "Sum"), (seen.InterfaceName, seen.MethodName));
        Assert.Equal(typeof(ISumGrain).GetMethod("Sum"), seen.InterfaceMethod);
        Assert.Equal(typeof(SumGrain).GetMethod("Sum"), seen.ImplementationMethod);
        Assert.Equal((2, 2, 3), (seen.Request.GetArgumentCount(), seen.Request.GetArgument(0), seen.Request.GetArgument(1)));
    }

    [Fact]
    public async Task A_filter_that_throws_faults_the_call_and_keeps_it_from_the_grain()
    {
        var trail = new Trail();
        await using var engine = Engine(trail, new Inline(_ => throw new UnauthorizedAccessException()));

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => engine.Grains.GetGrain<ISumGrain>("a").Sum(2, 3).Soon());
        Assert.Empty(trail.Steps);
    }

    [Fact]
    public async Task A_filter_may_translate_what_the_grain_threw()
    {
        var trail = new Trail();
        await using var engine = Engine(trail, new Inline(async context =>
        {
            try
            {
                await context.Invoke();
            }
            catch (FormatException exception)
            {
                throw new InvalidOperationException("translated", exception);
            }
        }));

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => engine.Grains.GetGrain<ISumGrain>("a").Fail().AsTask().Soon());
        Assert.IsType<FormatException>(thrown.InnerException);
    }

    [Fact]
    public async Task A_filter_may_invoke_again()
    {
        var trail = new Trail();
        var again = new Inline(async context =>
        {
            await context.Invoke();
            await context.Invoke();
        });
        await using var engine = Engine(trail, again, new Recorder("inner", trail));

        await engine.Grains.GetGrain<ISumGrain>("a").Sum(2, 3).Soon();

        Assert.Equal(["inner>", "grain", "<inner", "inner>", "grain", "<inner"], trail.Steps);
    }

    [Fact]
    public async Task A_filter_runs_within_the_grains_turn()
    {
        var trail = new Trail();
        Activation? running = null;
        await using var engine = Engine(trail, new Inline(async context =>
        {
            await Task.Yield();
            running = Activation.Running;
            await context.Invoke();
        }));

        await engine.Grains.GetGrain<ISumGrain>("a").Sum(2, 3).Soon();

        Assert.Equal("sum/a", running!.GrainId.ToString());
    }

    private static TestEngine Engine(Trail trail, params IIncomingGrainCallFilter[] filters) =>
        TestEngine.With(
            null,
            services =>
            {
                services.AddSingleton(trail);
                foreach (var filter in filters) services.AddSingleton(filter);
            },
            typeof(SumGrain));

    public interface ISumGrain : IGrainWithStringKey
    {
        Task<int> Sum(int left, int right);

        ValueTask Fail();
    }

    internal sealed class Trail
    {
        internal ConcurrentQueue<string> Steps { get; } = [];
    }

    internal sealed class SumGrain(Trail trail) : Grain, ISumGrain
    {
        public Task<int> Sum(int left, int right)
        {
            trail.Steps.Enqueue("grain");
            return Task.FromResult(left + right);
        }

        public ValueTask Fail() => throw new FormatException();
    }

    private sealed class Recorder(string name, Trail trail) : IIncomingGrainCallFilter
    {
        public async Task Invoke(IIncomingGrainCallContext context)
        {
            trail.Steps.Enqueue(name + ">");
            await context.Invoke();
            trail.Steps.Enqueue("<" + name);
        }
    }

    private sealed class Inline(Func<IIncomingGrainCallContext, Task> body) : IIncomingGrainCallFilter
    {
        public Task Invoke(IIncomingGrainCallContext context) => body(context);
    }
}
