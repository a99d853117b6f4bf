using Orleans;

namespace MirtAi.Grains.Interfaces.Messages;

/// <summary>A grain that takes events of platforms, each exactly once by its id.</summary>
[Alias("mirtai.IInboundGrain")]
public interface IInboundGrain : IGrainWithStringKey
{
    /// <summary>Takes one event. Returns after the commit, or throws and nothing has changed.</summary>
    /// <param name="inbound">An event of the type that this kind of grain takes.</param>
    [Alias("Receive")]
    Task<Receipt> Receive(IInboundEvent inbound);
}
