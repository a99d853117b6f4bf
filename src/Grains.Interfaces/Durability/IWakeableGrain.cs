using Orleans;

namespace MirtAi.Grains.Interfaces.Durability;

/// <summary>A grain with a durable timer: its stored <c>wake_at</c> is honoured also when the process that set it is gone.</summary>
[Alias("mirtai.IWakeableGrain")]
public interface IWakeableGrain : IGrainWithStringKey
{
    /// <summary>Does what is due. Safe to call at any time, from any process, any number of times.</summary>
    [Alias("Wake")]
    Task Wake();
}
