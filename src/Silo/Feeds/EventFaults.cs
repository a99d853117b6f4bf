using MirtAi.Grains.Durability;
using MirtAi.Silo.Health;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Feeds;

/// <summary>Tells the faults of an event from those of its surroundings.</summary>
internal static class EventFaults
{
    /// <summary>
    /// Whether the fault is the event's: neither the fleet's, nor the database's unless that serves everybody else at this moment.
    /// </summary>
    public static async Task<bool> IsOfTheEvent(this StorageProbe probe, Exception fault)
    {
        if (TransientGrainFaults.IsTransient(fault) || (fault.InnerException is { } cause && TransientGrainFaults.IsTransient(cause)))
            return false;
        return !StorageFaults.IsUnavailable(fault) || await probe.Read() == IReadinessPart.Ok;
    }

    /// <summary>What an operator is told of it: its kind, as its message may hold what a customer wrote.</summary>
    public static string Reason(Exception fault) => fault.GetBaseException().GetType().Name;
}
