using MirtAi.Grains.Interfaces.Durability;
using Orleans;

namespace MirtAi.Silo.Tests.Storage.Notes;

/// <summary>A kind of grain that only tests know: a note about a customer, of which it reminds somebody after an hour.</summary>
[Alias("mirtai.tests.INoteGrain")]
public interface INoteGrain : IWakeableGrain
{
    [Alias("Write")]
    Task Write(string sessionKey, string text);
}
