using Microsoft.Extensions.Time.Testing;

namespace MirtAi.Testing;

/// <summary>
/// A clock that the test moves, and of which it can await that somebody waits by it. It begins on 1 January 2026, 00:00 UTC.
/// </summary>
public sealed class WatchedTimeProvider() : FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Lock gate = new();
    private readonly HashSet<TimeSpan> begun = [];
    private readonly List<(TimeSpan Due, TaskCompletionSource Armed)> waiting = [];
    private int armed;

    /// <summary>How many timers wait to fire.</summary>
    public int Armed => Volatile.Read(ref armed);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new WatchedTimer(this, callback);
        timer.Watch(base.CreateTimer(timer.Fire, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        timer.Change(dueTime, period);
        lock (gate)
        {
            begun.Add(dueTime);
            foreach (var (_, reached) in waiting.Where(wait => wait.Due == dueTime))
                reached.TrySetResult();
        }

        return timer;
    }

    /// <summary>Completes once somebody has begun to wait that long.</summary>
    /// <exception cref="TimeoutException">Nobody did within 20 seconds of real time.</exception>
    public Task UntilArmed(TimeSpan due)
    {
        lock (gate)
        {
            if (begun.Contains(due))
                return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((due, reached));
            return reached.Task.WaitAsync(Patience, TimeProvider.System);
        }
    }

    /// <summary>A timer that counts among the armed ones until it has fired for the last time or is gone.</summary>
    private sealed class WatchedTimer(WatchedTimeProvider clock, TimerCallback callback) : ITimer
    {
        private ITimer timer = null!;
        private int isArmed;
        private bool repeats;

        public void Watch(ITimer inner) => timer = inner;

        public void Fire(object? state)
        {
            if (!repeats)
                Arm(false);
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            repeats = period > TimeSpan.Zero;
            Arm(dueTime != Timeout.InfiniteTimeSpan);
            return timer.Change(dueTime, period);
        }

        public void Dispose()
        {
            Arm(false);
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Arm(false);
            return timer.DisposeAsync();
        }

        private void Arm(bool value)
        {
            var now = value ? 1 : 0;
            Interlocked.Add(ref clock.armed, now - Interlocked.Exchange(ref isArmed, now));
        }
    }
}
