namespace MirtAi.Silo.Clocks;

/// <summary>
/// The time of the fleet: this process's stopwatch, begun at its machine's time and corrected by its distance to the database's,
/// which is measured every ten seconds. So leases and wake-ups mean the same in every process, whatever its own clock says, and
/// also when that clock is set while it runs.
/// </summary>
internal sealed class FleetTime(TimeProvider machine) : TimeProvider
{
    private readonly DateTimeOffset startedAt = machine.GetUtcNow();
    private readonly long startedStamp = machine.GetTimestamp();
    private long offsetTicks;

    /// <summary>How far this process's count is behind the database's clock.</summary>
    public TimeSpan Offset
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref offsetTicks));
        set => Interlocked.Exchange(ref offsetTicks, value.Ticks);
    }

    /// <summary>The time without the correction.</summary>
    public DateTimeOffset Uncorrected => startedAt + machine.GetElapsedTime(startedStamp);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Uncorrected + Offset;
}
