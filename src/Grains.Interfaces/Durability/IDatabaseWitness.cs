using Orleans;
using Orleans.Concurrency;
using Orleans.Services;

namespace MirtAi.Grains.Interfaces.Durability;

/// <summary>Tells other processes whether this one reaches the database: each process has one.</summary>
[Alias("mirtai.IDatabaseWitness")]
public interface IDatabaseWitness : IGrainService
{
    /// <summary>Whether the database served this process at its last look, at most three seconds ago.</summary>
    [Alias("Reaches"), AlwaysInterleave]
    Task<bool> Reaches();
}
