namespace MirtAi.Grains.Tests.Simulation;

/// <summary>A process's clock, right or wrong.</summary>
internal sealed class SimulatedClock(World world) : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>How far it is ahead of the database's.</summary>
    public TimeSpan Skew { get; set; }

    public override DateTimeOffset GetUtcNow() => Start + world.Elapsed + Skew;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        world.AddPause(dueTime, () => callback(state));
}
