using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;

namespace MirtAi.Embedded.Tests;

public sealed class CatalogTests
{
    [Fact]
    public void An_interface_without_a_class_stops_the_start()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => TestEngine.With(typeof(ITwinGrain)));

        Assert.Contains("No grain class implements", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(ITwinGrain), thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interface_with_two_classes_stops_the_start_and_both_are_named()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => TestEngine.With(typeof(LeftTwinGrain), typeof(RightTwinGrain)));

        Assert.Contains(nameof(LeftTwinGrain), thrown.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(RightTwinGrain), thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_that_returns_no_task_stops_the_start()
    {
        var thrown = Assert.Throws<NotSupportedException>(() => TestEngine.With(typeof(PromptGrain)));

        Assert.Contains("IPromptGrain.Now", thrown.Message.Replace('+', '.'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interface_that_others_extend_is_not_itself_asked_for()
    {
        await using var engine = TestEngine.With(typeof(OneGrain), typeof(OtherGrain));

        Assert.Equal("one", await engine.Grains.GetGrain<IOneGrain>("a").Name().Soon());
        Assert.Equal("other", await engine.Grains.GetGrain<IOtherGrain>("a").Name().Soon());
        Assert.Throws<ArgumentException>(() => engine.Grains.GetGrain<INamedGrain>("a"));
    }

    [Fact]
    public async Task A_class_with_two_interfaces_is_one_grain_a_key()
    {
        await using var engine = TestEngine.With(typeof(BothGrain));
        var counting = engine.Grains.GetGrain<ICountGrain>("a");
        await counting.Count().Soon();

        Assert.Equal(1, await engine.Grains.GetGrain<IReadGrain>("a").Read().Soon());
        Assert.Equal(1, await counting.AsReference<IReadGrain>().Read().Soon());
    }

    [Fact]
    public async Task A_reference_is_not_made_for_an_interface_of_another_class()
    {
        await using var engine = TestEngine.With(typeof(OneGrain), typeof(OtherGrain));

        Assert.Throws<ArgumentException>(() => engine.Grains.GetGrain<IOneGrain>("a").AsReference<IOtherGrain>());
        Assert.Throws<ArgumentException>(() => engine.Grains.GetGrain<IOneGrain>(" "));
        Assert.Throws<NotSupportedException>(() => engine.Grains.GetGrain<IOneGrain>("a", "Prefix"));
    }

    [Fact]
    public async Task The_host_builder_starts_and_stops_the_engine_from_assemblies()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddEmbeddedGrains(options => options.IdleAge = TimeSpan.FromHours(1), typeof(Grain).Assembly);
        using var host = builder.Build();

        await host.StartAsync(TestContext.Current.CancellationToken);
        await host.StopAsync(TestContext.Current.CancellationToken);

        Assert.NotNull(host.Services.GetRequiredService<IGrainFactory>());
    }

    [Fact]
    public async Task A_setting_out_of_range_stops_the_start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddEmbeddedGrains(options => options.MaxMailbox = 0);
        using var host = builder.Build();

        var thrown = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains("MaxMailbox", thrown.Message, StringComparison.Ordinal);
    }

    public interface ITwinGrain : IGrainWithStringKey;

    public interface IPromptGrain : IGrainWithStringKey
    {
        int Now();
    }

    public interface INamedGrain : IGrainWithStringKey
    {
        Task<string> Name();
    }

    public interface IOneGrain : INamedGrain;

    public interface IOtherGrain : INamedGrain;

    public interface ICountGrain : IGrainWithStringKey
    {
        Task Count();
    }

    public interface IReadGrain : IGrainWithStringKey
    {
        Task<int> Read();
    }

    internal sealed class LeftTwinGrain : Grain, ITwinGrain;

    internal sealed class RightTwinGrain : Grain, ITwinGrain;

    internal sealed class PromptGrain : Grain, IPromptGrain
    {
        public int Now() => 0;
    }

    internal sealed class OneGrain : Grain, IOneGrain
    {
        public Task<string> Name() => Task.FromResult("one");
    }

    internal sealed class OtherGrain : Grain, IOtherGrain
    {
        public Task<string> Name() => Task.FromResult("other");
    }

    internal sealed class BothGrain : Grain, ICountGrain, IReadGrain
    {
        private int count;

        public Task Count()
        {
            count++;
            return Task.CompletedTask;
        }

        public Task<int> Read() => Task.FromResult(count);
    }
}
