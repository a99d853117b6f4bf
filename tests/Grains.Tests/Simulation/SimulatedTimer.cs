using Orleans.Runtime;

namespace MirtAi.Grains.Tests.Simulation;

/// <summary>A grain timer that fires when the schedule says so, early or late; its ticks wait in the mailbox like calls.</summary>
internal sealed class SimulatedTimer(World world, Func<CancellationToken, Task> callback, Action<Func<Task>> enqueue) : IGrainTimer
{
    private int plan;

    public TimeSpan? DueAt { get; private set; }

    public bool IsDisposed { get; private set; }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        if (IsDisposed)
            return;
        plan++;
        DueAt = dueTime == Timeout.InfiniteTimeSpan ? null : world.Elapsed + dueTime;
    }

    public void Fire()
    {
        DueAt = null;
        var fired = plan;
        enqueue(() => fired == plan && !IsDisposed ? callback(CancellationToken.None) : Task.CompletedTask);
    }

    public void Dispose()
    {
        IsDisposed = true;
        DueAt = null;
    }
}
