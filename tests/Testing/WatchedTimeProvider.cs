using Microsoft.Extensions.Time.Testing;

namespace MirtAi.Testing;

/// <summary>A clock that the test moves, and of which it can await that somebody waits by it.</summary>
public sealed class WatchedTimeProvider : FakeTimeProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock gate = new();
    private readonly HashSet<TimeSpan> armed = [];
    private readonly List<(TimeSpan Due, TaskCompletionSource Armed)> waiting = [];

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        lock (gate)
        {
            armed.Add(dueTime);
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
            if (armed.Contains(due))
                return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((due, reached));
            return reached.Task.WaitAsync(Patience, TimeProvider.System);
        }
    }
}
