using MirtAi.Grains.Tests.Simulation;
using Orleans.Runtime;

namespace Orleans;

/// <summary>
/// Stands in for the engine's grain base: the sources of <c>DurableGrain</c> and <c>SessionGrain</c> are compiled upon it, so that
/// the simulation runs the code that the product runs, and decides when each of its steps happens.
/// </summary>
public abstract class Grain
{
    private readonly SimulatedActivation activation = SimulatedActivation.Building;

    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    protected GrainId GetGrainId() => GrainId.Create(MirtAi.Grains.Interfaces.Sessions.ISessionGrain.Kind, activation.Key);

    protected string GetPrimaryKeyString() => activation.Key;

    protected IGrainTimer RegisterGrainTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options) =>
        activation.StartTimer(callback, options.DueTime);
}
