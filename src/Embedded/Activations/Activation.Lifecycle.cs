using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;

namespace MirtAi.Embedded;

/// <summary>Beginning and end.</summary>
internal sealed partial class Activation
{
    private Grain? _grain;
    private AsyncServiceScope? _scope;
    private List<GrainTimer>? _timers;
    private long _lastUsed;
    private long _keptSince;
    private TimeSpan _keptFor;

    internal Grain Grain => _grain!;

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (_gate) Leave(deactivationReason);
    }

    internal void DelayDeactivation(TimeSpan span)
    {
        if (span < TimeSpan.Zero && span != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(span), span, "Give a positive time, zero, or Timeout.InfiniteTimeSpan.");
        lock (_gate) (_keptSince, _keptFor) = (Engine.Clock.GetTimestamp(), span);
    }

    internal void DeactivateIfIdle()
    {
        lock (_gate)
        {
            var now = Engine.Clock.GetTimestamp();
            if (_phase is ActivationPhase.Active && IsIdle && IsPast(_lastUsed, _class.IdleAge) && IsPast(_keptSince, _keptFor))
                Leave(new(DeactivationReasonCode.ActivationIdle, "No call came for its collection age."));

            bool IsPast(long since, TimeSpan age) =>
                age != Timeout.InfiniteTimeSpan && Engine.Clock.GetElapsedTime(since, now) >= age;
        }
    }

    internal GrainTimer StartTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer(this, Engine, callback, options);
        lock (_gate)
        {
            if (_phase is ActivationPhase.Deactivating or ActivationPhase.Ended)
                throw new InvalidOperationException($"{GrainId} is deactivated, so a timer would never tick.");
            (_timers ??= []).Add(timer);
        }

        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    internal void Forget(GrainTimer timer)
    {
        lock (_gate) _timers?.Remove(timer);
    }

    private void Leave(DeactivationReason reason)
    {
        if (_leaving) return;
        (_leaving, _leavingBecause) = (true, reason);
        Schedule();
    }

    private bool LifecycleStepIsDue()
    {
        if (_phase is not ActivationPhase.Active) return _phase is ActivationPhase.Called;
        if (_running > 0) return false;
        if (Engine.IsDraining && _calls.Count == 0 && !_leaving)
            (_leaving, _leavingBecause) = (true, new(DeactivationReasonCode.ShuttingDown, "The process stops."));
        return _leaving;
    }

    private Task StartLifecycleStep()
    {
        if (_phase is ActivationPhase.Called)
        {
            _phase = ActivationPhase.Activating;
            return new Task(static self => _ = ((Activation)self!).ActivateAsync(), this);
        }

        _phase = ActivationPhase.Deactivating;
        return new Task(static self => _ = ((Activation)self!).DeactivateAsync(), this);
    }

    private async Task ActivateAsync()
    {
        try
        {
            _scope = Engine.Scopes.CreateAsyncScope();
            _grain = _class.Create(ActivationServices);
            await _grain.OnActivateAsync(Engine.Aborted);
            Engine.Instruments.Activated(_class.Tag);
        }
        catch (Exception exception)
        {
            EngineLog.ActivationFailed(Engine.Log, exception, GrainId);
            await ReleaseAsync();
            End(exception);
            return;
        }

        lock (_gate)
        {
            _phase = ActivationPhase.Active;
            _lastUsed = Engine.Clock.GetTimestamp();
            Schedule();
        }
    }

    private async Task DeactivateAsync()
    {
        try
        {
            await Grain.OnDeactivateAsync(_leavingBecause, Engine.Aborted);
        }
        catch (Exception exception)
        {
            EngineLog.DeactivationFailed(Engine.Log, exception, GrainId, _leavingBecause.ReasonCode);
        }

        await ReleaseAsync();
        End(null);
        Engine.Instruments.Deactivated(_class.Tag);
    }

    private async Task ReleaseAsync()
    {
        StopTimers();
        try
        {
            // Disposed after the grain, even when the grain's own disposal fails.
            await using var scope = _scope;
            if (_grain is IAsyncDisposable asyncDisposable)
                await asyncDisposable.DisposeAsync();
            else
                (_grain as IDisposable)?.Dispose();
        }
        catch (Exception exception)
        {
            EngineLog.DisposalFailed(Engine.Log, exception, GrainId);
        }
    }

    private void StopTimers()
    {
        List<GrainTimer>? timers;
        lock (_gate) (timers, _timers) = (_timers, null);
        timers?.ForEach(timer => timer.Dispose());
    }

    private void End(Exception? failure)
    {
        CallQueue left;
        lock (_gate)
        {
            _phase = ActivationPhase.Ended;
            var waiting = _calls.TakeCalls();
            left = failure is null ? waiting : default;
            _class.Activations.Remove(this, ref left);
            if (failure is not null) left = waiting;
        }

        if (failure is not null)
            left.FailAll(failure);
        while (left.TryDequeue(onlyInterleaving: false, out var call))
            _class.Activations.Send(Key, call);
        Engine.EndOne();
    }
}
