using Orleans;

namespace MirtAi.Grains.Interfaces.Broadcasts;

/// <summary>What an operator does about a broadcast. The numbers are part of the contract and are never reused.</summary>
[GenerateSerializer, Alias("mirtai.broadcast-steering")]
public enum BroadcastSteering
{
    /// <summary>Nobody else gets it until it is resumed.</summary>
    Pause = 0,

    /// <summary>It goes on where it was paused.</summary>
    Resume = 1,

    /// <summary>Nobody else gets it, and what is not yet being sent is withdrawn.</summary>
    Cancel = 2,
}
