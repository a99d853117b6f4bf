namespace MirtAi.Silo.Signals;

/// <summary>There are no other processes to tell.</summary>
internal sealed class SingleProcessSignals : IFleetSignals
{
    /// <inheritdoc/>
    public void Publish(FleetSignal signal)
    {
    }
}
