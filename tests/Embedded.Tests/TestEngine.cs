using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;

namespace MirtAi.Embedded.Tests;

/// <summary>An engine over the given grain classes and a clock that the test drives.</summary>
internal sealed class TestEngine : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private TestEngine(ServiceProvider services, ManualTimeProvider clock)
    {
        this.services = services;
        Clock = clock;
    }

    internal ManualTimeProvider Clock { get; }

    internal IServiceProvider Services => services;

    internal IGrainFactory Grains => this.services.GetRequiredService<IGrainFactory>();

    internal GrainEngine Engine => this.services.GetRequiredService<GrainEngine>();

    internal LogRecorder Log => this.services.GetRequiredService<LogRecorder>();

    private IHostedService Host => this.services.GetRequiredService<IHostedService>();

    public async ValueTask DisposeAsync() => await this.services.DisposeAsync();

    internal static TestEngine With(params Type[] grains) => With(null, null, grains);

    internal static TestEngine With(Action<EmbeddedGrainOptions>? configure, Action<IServiceCollection>? register, params Type[] grains)
    {
        var clock = new ManualTimeProvider();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<LogRecorder>();
        services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(provider => provider.GetRequiredService<LogRecorder>());
        services.AddEmbeddedGrains(configure, grains.AsEnumerable());
        register?.Invoke(services);
        var engine = new TestEngine(services.BuildServiceProvider(validateScopes: true), clock);
        engine.Host.StartAsync(CancellationToken.None).GetAwaiter().GetResult();
        return engine;
    }

    /// <summary>Waits until nothing runs or waits: what the clock set off has then had its effect.</summary>
    internal async Task Settled()
    {
        var until = TimeProvider.System.GetTimestamp();
        while (!Engine.Catalog.Classes.SelectMany(grainClass => grainClass.Activations.All).All(activation => activation.IsAtRest))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(until) < TimeSpan.FromSeconds(30), "The engine does not come to rest.");
            await Task.Yield();
        }
    }

    internal Task StopAsync() => Host.StopAsync(CancellationToken.None);
}
