using Microsoft.Extensions.Hosting;

namespace MirtAi.Embedded;

/// <summary>Ties the engine's life to the process's.</summary>
internal sealed class GrainHost(GrainEngine engine) : IHostedService, IDisposable
{
    private ITimer? collection;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var interval = engine.Options.CollectionInterval;
        collection = engine.Clock.CreateTimer(static engine => ((GrainEngine)engine!).Collect(), engine, interval, interval);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        collection?.Dispose();
        return engine.DrainAsync(cancellationToken);
    }

    public void Dispose() => collection?.Dispose();
}
