using MirtAi.Embedded;
using Orleans.Runtime;

namespace Orleans;

/// <summary>
/// The base of every grain class. Its code runs one turn at a time: what follows an <c>await</c> never runs beside other
/// code of the same activation. The constructor's parameters come from dependency injection, in a scope of this
/// activation; a disposable grain is disposed after <see cref="OnDeactivateAsync"/>.
/// </summary>
public abstract class Grain : IGrainBase, IAddressable
{
    private readonly Activation? activation = Activation.Running;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The object was not made by the engine.</exception>
    public IGrainContext GrainContext => Activated;

    protected IGrainFactory GrainFactory => Activated.GrainFactory;

    private Activation Activated => activation
        ?? throw new InvalidOperationException($"{GetType()} was made outside the grain engine, so it has no activation.");

    /// <inheritdoc cref="IGrainBase.OnActivateAsync"/>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc cref="IGrainBase.OnDeactivateAsync"/>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Ends this activation when the calls that run now have ended, whatever <see cref="DelayDeactivation"/> said. Calls that
    /// still wait, and all later ones, go to a new activation.
    /// </summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    /// <summary>
    /// Keeps this activation from being collected for at least <paramref name="timeSpan"/>; <see cref="TimeSpan.Zero"/> takes
    /// an earlier delay back, <see cref="Timeout.InfiniteTimeSpan"/> keeps it for good. A shutdown does not wait for it.
    /// </summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => Activated.DelayDeactivation(timeSpan);
}
