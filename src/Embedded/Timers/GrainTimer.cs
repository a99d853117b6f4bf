using Orleans.Runtime;

namespace MirtAi.Embedded;

/// <summary>
/// A clock's timer is armed for one tick at a time; the next is armed when the callback has ended, so ticks never pile up.
/// </summary>
internal sealed class GrainTimer : IGrainTimer
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _disposed = new();
    private readonly Activation _activation;
    private readonly GrainEngine _engine;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly ITimer _alarm;
    private TimeSpan _dueTime;
    private TimeSpan _period;
    private int _plan;
    private bool _ticking;

    internal GrainTimer(
        Activation activation, GrainEngine engine, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        _activation = activation;
        _engine = engine;
        _callback = callback;
        Interleaves = options.Interleave;
        KeepsAlive = options.KeepAlive;
        Validate(options.DueTime, options.Period);

        // Ticks belong to the activation, not to the call (and its trace) that happened to start the timer.
        using AsyncFlowControl? detached = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        _alarm = engine.Clock.CreateTimer(
            static timer => ((GrainTimer)timer!).OnAlarm(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    internal bool Interleaves { get; }

    internal bool KeepsAlive { get; }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Validate(dueTime, period);
        lock (_gate)
        {
            (_dueTime, _period) = (dueTime, period);
            // A tick that waits in the mailbox is of the plan before, and does nothing when its turn comes.
            _plan++;
            if (!_ticking) _alarm.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _plan++;
            _alarm.Dispose();
        }

        _activation.Forget(this);
        try
        {
            _disposed.Cancel();
        }
        catch (AggregateException exception)
        {
            // What the callback hung on its token failed; ending the timer, or the activation, must not.
            EngineLog.TimerFailed(_engine.Log, exception, _activation.GrainId);
        }
    }

    internal async Task TickAsync(int plan)
    {
        lock (_gate)
        {
            if (plan != _plan || _disposed.IsCancellationRequested) return;
            _ticking = true;
        }

        try
        {
            await _callback(_disposed.Token);
        }
        catch (OperationCanceledException) when (_disposed.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            EngineLog.TimerFailed(_engine.Log, exception, _activation.GrainId);
        }

        lock (_gate)
        {
            _ticking = false;
            if (!_disposed.IsCancellationRequested)
                _alarm.Change(plan == _plan ? _period : _dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    private static void Validate(TimeSpan dueTime, TimeSpan period)
    {
        var most = TimeSpan.FromMilliseconds(0xfffffffe);
        if (dueTime != Timeout.InfiniteTimeSpan) ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        if (period != Timeout.InfiniteTimeSpan) ArgumentOutOfRangeException.ThrowIfLessThan(period, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dueTime, most);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(period, most);
    }

    private void OnAlarm()
    {
        int plan;
        lock (_gate) plan = _plan;
        _activation.TryReceive(new TimerTick(this, plan));
    }
}
