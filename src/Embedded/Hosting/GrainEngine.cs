using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;

namespace MirtAi.Embedded;

/// <summary>What all activations share, and whether calls are taken.</summary>
internal sealed class GrainEngine : IDisposable
{
    private readonly CancellationTokenSource abort = new();
    private readonly TaskCompletionSource empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool draining;
    private volatile bool stopped;
    private int live;

    public GrainEngine(
        IServiceProvider services, IEnumerable<GrainTypes> types, IOptions<EmbeddedGrainOptions> options, TimeProvider clock,
        EngineInstruments instruments, ILogger<GrainEngine> log)
    {
        Services = services;
        Options = options.Value;
        Clock = clock;
        Instruments = instruments;
        Log = log;
        Aborted = abort.Token;
        Factory = new GrainFactory(this);
        Catalog = new GrainCatalog(this, [.. types.SelectMany(given => given.Types).Distinct()]);
    }

    internal EmbeddedGrainOptions Options { get; }

    internal TimeProvider Clock { get; }

    internal EngineInstruments Instruments { get; }

    internal ILogger Log { get; }

    internal IServiceProvider Services { get; }

    internal GrainCatalog Catalog { get; }

    internal IGrainFactory Factory { get; }

    /// <summary>Cancelled when a shutdown has run out of time.</summary>
    internal CancellationToken Aborted { get; }

    /// <summary>Found at the first call, as a filter may itself need grains.</summary>
    internal IIncomingGrainCallFilter[] Filters => field ??= [.. Services.GetServices<IIncomingGrainCallFilter>()];

    internal bool IsDraining => draining;

    private IEnumerable<Activation> Activations => Catalog.Classes.SelectMany(grainClass => grainClass.Activations.All);

    public void Dispose() => abort.Dispose();

    /// <summary>While draining, only what grains still have to ask each other is taken.</summary>
    internal bool Accepts(bool fromGrain) => !stopped && (fromGrain || !draining);

    internal void Begin() => Interlocked.Increment(ref live);

    internal void EndOne()
    {
        if (Interlocked.Decrement(ref live) == 0 && draining) empty.TrySetResult();
    }

    internal void Collect()
    {
        foreach (var activation in Activations)
            activation.DeactivateIfIdle();
    }

    internal async Task DrainAsync(CancellationToken cancellationToken)
    {
        draining = true;
        // An activation that is not seen below was added after this barrier, and so sees the flag itself.
        Interlocked.MemoryBarrier();
        foreach (var activation in Activations)
            activation.Wake();
        if (Volatile.Read(ref live) == 0) empty.TrySetResult();

        try
        {
            await empty.Task.WaitAsync(Options.ShutdownTimeout, Clock, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            EngineLog.DrainTimedOut(Log, Volatile.Read(ref live));
            await abort.CancelAsync();
        }

        stopped = true;
        foreach (var activation in Activations)
            activation.FailWaiting(new SiloUnavailableException("The process stopped before the call's turn came."));
    }
}
