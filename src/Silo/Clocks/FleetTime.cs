namespace MirtAi.Clocks;

/// <summary>
/// The time of the fleet: this process's clock, corrected by its distance to the database's, which is measured every ten seconds.
/// So leases and wake-ups mean the same in every process, whatever its own clock says.
/// </summary>
internal sealed class FleetTime : TimeProvider
{
    private long offsetTicks;

    /// <summary>How far this process's clock is behind the database's.</summary>
    public TimeSpan Offset
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref offsetTicks));
        set => Interlocked.Exchange(ref offsetTicks, value.Ticks);
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;
}
