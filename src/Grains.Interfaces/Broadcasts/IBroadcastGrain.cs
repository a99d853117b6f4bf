using MirtAi.Grains.Interfaces.Durability;
using Orleans;

namespace MirtAi.Grains.Interfaces.Broadcasts;

/// <summary>One message to many customers. The key is the broadcast's id.</summary>
[Alias("mirtai.IBroadcastGrain")]
public interface IBroadcastGrain : IWakeableGrain
{
    /// <summary>The type of the grain in its <see cref="Orleans.Runtime.GrainId"/>, and the kind under which it is stored.</summary>
    const string Kind = "broadcast";

    /// <summary>Plans it, once however often it is asked; returns once it is stored.</summary>
    [Alias("Plan")]
    Task Plan(BroadcastPlan plan);

    /// <summary>Pauses, resumes or cancels it; false if it is over or there is none.</summary>
    [Alias("Steer")]
    Task<bool> Steer(BroadcastSteering steering);
}
