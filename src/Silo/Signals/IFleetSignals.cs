namespace MirtAi.Silo.Signals;

/// <summary>
/// Tells the other processes that there is work. A signal may be lost: whoever waits for one also looks once a second.
/// </summary>
internal interface IFleetSignals
{
    /// <summary>Sends a signal soon; equal ones that wait are sent once.</summary>
    void Publish(FleetSignal signal);
}
