using Orleans.Runtime;

namespace Orleans;

/// <summary>What the engine asks of a grain object. Grain classes get it from <see cref="Grain"/>.</summary>
public interface IGrainBase
{
    /// <summary>The activation which this object is the behaviour of.</summary>
    IGrainContext GrainContext { get; }

    /// <summary>Runs before the first call; an exception faults the calls that wait, and the next call tries again.</summary>
    Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs after the last call and the last timer tick. Not run when the process is killed.</summary>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;
}
