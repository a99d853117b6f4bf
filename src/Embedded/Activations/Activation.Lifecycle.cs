using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;

namespace MirtAi.Embedded;

/// <summary>Beginning and end.</summary>
internal sealed partial class Activation
{
    private Grain? grain;
    private AsyncServiceScope? scope;
    private List<GrainTimer>? timers;
    private long lastUsed;
    private long keptSince;
    private TimeSpan keptFor;

    public IServiceProvider ActivationServices => (scope ??= Engine.Services.CreateAsyncScope()).ServiceProvider;

    internal Grain Grain => grain!;

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (gate) Leave(deactivationReason);
    }

    internal void DelayDeactivation(TimeSpan span)
    {
        if (span < TimeSpan.Zero && span != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(span), span, "Give a positive time, zero, or Timeout.InfiniteTimeSpan.");
        lock (gate) (keptSince, keptFor) = (Engine.Clock.GetTimestamp(), span);
    }

    internal void DeactivateIfIdle()
    {
        lock (gate)
        {
            var now = Engine.Clock.GetTimestamp();
            if (phase is ActivationPhase.Active && IsIdle && IsPast(lastUsed, grainClass.IdleAge) && IsPast(keptSince, keptFor))
                Leave(new(DeactivationReasonCode.ActivationIdle, "No call came for its collection age."));

            bool IsPast(long since, TimeSpan age) =>
                age != Timeout.InfiniteTimeSpan && Engine.Clock.GetElapsedTime(since, now) >= age;
        }
    }

    internal GrainTimer StartTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer(this, Engine, callback, options);
        lock (gate)
        {
            if (phase is ActivationPhase.Deactivating or ActivationPhase.Ended)
                throw new InvalidOperationException($"{GrainId} is deactivated, so a timer would never tick.");
            (this.timers ??= []).Add(timer);
        }

        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    internal void Forget(GrainTimer timer)
    {
        lock (gate) this.timers?.Remove(timer);
    }

    private void Leave(DeactivationReason reason)
    {
        if (leaving) return;
        (leaving, leavingBecause) = (true, reason);
        Schedule();
    }

    private bool LifecycleStepIsDue()
    {
        if (phase is not ActivationPhase.Active) return phase is ActivationPhase.Called;
        if (running > 0) return false;
        if (Engine.IsDraining && calls.Count == 0 && !leaving)
            (leaving, leavingBecause) = (true, new(DeactivationReasonCode.ShuttingDown, "The process stops."));
        return leaving;
    }

    private Task StartLifecycleStep()
    {
        if (phase is ActivationPhase.Called)
        {
            phase = ActivationPhase.Activating;
            return new Task(static self => _ = ((Activation)self!).ActivateAsync(), this);
        }

        phase = ActivationPhase.Deactivating;
        return new Task(static self => _ = ((Activation)self!).DeactivateAsync(), this);
    }

    private async Task ActivateAsync()
    {
        try
        {
            grain = grainClass.Create(this);
            await grain.OnActivateAsync(Engine.Aborted);
            Engine.Instruments.Activated(grainClass.Tag);
        }
        catch (Exception exception)
        {
            EngineLog.ActivationFailed(Engine.Log, exception, GrainId);
            await ReleaseAsync();
            End(exception);
            return;
        }

        lock (gate)
        {
            phase = ActivationPhase.Active;
            lastUsed = Engine.Clock.GetTimestamp();
            Schedule();
        }
    }

    private async Task DeactivateAsync()
    {
        try
        {
            await Grain.OnDeactivateAsync(leavingBecause, Engine.Aborted);
        }
        catch (Exception exception)
        {
            EngineLog.DeactivationFailed(Engine.Log, exception, GrainId, leavingBecause.ReasonCode);
        }

        await ReleaseAsync();
        End(null);
        Engine.Instruments.Deactivated(grainClass.Tag);
    }

    private async Task ReleaseAsync()
    {
        StopTimers();
        try
        {
            // Disposed after the grain, even when the grain's own disposal fails.
            await using var scope = this.scope;
            if (grain is IAsyncDisposable asyncDisposable)
                await asyncDisposable.DisposeAsync();
            else
                (grain as IDisposable)?.Dispose();
        }
        catch (Exception exception)
        {
            EngineLog.DisposalFailed(Engine.Log, exception, GrainId);
        }
    }

    private void StopTimers()
    {
        List<GrainTimer>? timers;
        lock (gate) (timers, this.timers) = (this.timers, null);
        timers?.ForEach(timer => timer.Dispose());
    }

    private void End(Exception? failure)
    {
        CallQueue left;
        lock (gate)
        {
            phase = ActivationPhase.Ended;
            var waiting = calls.TakeCalls();
            left = failure is null ? waiting : default;
            grainClass.Activations.Remove(this, ref left);
            if (failure is not null) left = waiting;
        }

        if (failure is not null)
            left.FailAll(failure);
        while (left.TryDequeue(onlyInterleaving: false, out var call))
            grainClass.Activations.Send(Key, call);
        Engine.EndOne();
    }
}
