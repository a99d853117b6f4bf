using Orleans;

namespace MirtAi.Bench.Plain;

/// <summary>A customer as most would write one on Orleans first.</summary>
[Alias("mirtai.bench.IPlainGrain")]
public interface IPlainGrain : IGrainWithIntegerKey
{
    /// <summary>Takes a message; it is stored when this returns.</summary>
    [Alias("Receive")]
    Task Receive(string text);
}
