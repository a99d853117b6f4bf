using Orleans.Runtime;

namespace MirtAi.Embedded;

/// <summary>
/// A clock's timer is armed for one tick at a time; the next is armed when the callback has ended, so ticks never pile up.
/// </summary>
internal sealed class GrainTimer : IGrainTimer
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource disposed = new();
    private readonly Activation activation;
    private readonly GrainEngine engine;
    private readonly Func<CancellationToken, Task> callback;
    private readonly ITimer alarm;
    private TimeSpan dueTime;
    private TimeSpan period;
    private int plan;
    private bool ticking;

    internal GrainTimer(
        Activation activation, GrainEngine engine, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        this.activation = activation;
        this.engine = engine;
        this.callback = callback;
        Interleaves = options.Interleave;
        KeepsAlive = options.KeepAlive;
        Validate(options.DueTime, options.Period);

        // Ticks belong to the activation, not to the call (and its trace) that happened to start the timer.
        using AsyncFlowControl? detached = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        alarm = engine.Clock.CreateTimer(
            static timer => ((GrainTimer)timer!).OnAlarm(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    internal bool Interleaves { get; }

    internal bool KeepsAlive { get; }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Validate(dueTime, period);
        lock (gate)
        {
            (this.dueTime, this.period) = (dueTime, period);
            // A tick that waits in the mailbox is of the plan before, and does nothing when its turn comes.
            this.plan++;
            if (!ticking) alarm.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            this.plan++;
            alarm.Dispose();
        }

        this.activation.Forget(this);
        try
        {
            disposed.Cancel();
        }
        catch (AggregateException exception)
        {
            // What the callback hung on its token failed; ending the timer, or the activation, must not.
            EngineLog.TimerFailed(this.engine.Log, exception, this.activation.GrainId);
        }
    }

    internal async Task TickAsync(int plan)
    {
        lock (gate)
        {
            if (plan != this.plan || disposed.IsCancellationRequested) return;
            ticking = true;
        }

        try
        {
            await this.callback(disposed.Token);
        }
        catch (OperationCanceledException) when (disposed.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            EngineLog.TimerFailed(this.engine.Log, exception, this.activation.GrainId);
        }

        lock (gate)
        {
            ticking = false;
            if (!disposed.IsCancellationRequested)
                alarm.Change(plan == this.plan ? this.period : this.dueTime, Timeout.InfiniteTimeSpan);
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
        lock (gate) plan = this.plan;
        this.activation.TryReceive(new TimerTick(this, plan));
    }
}
