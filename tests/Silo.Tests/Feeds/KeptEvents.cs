using System.Collections.Concurrent;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Silo.Feeds;

namespace MirtAi.Silo.Tests.Feeds;

/// <summary>Keeps events in memory, as often as it is away less.</summary>
internal sealed class KeptEvents : ISetAsideEvents
{
    /// <summary>So many times the next ones are not kept.</summary>
    public int Refusals { get; set; }

    /// <summary>The ids of what is kept.</summary>
    public ConcurrentQueue<string> Kept { get; } = [];

    public Task Keep(string account, IInboundEvent inbound, int attempts, string reason)
    {
        if (Refusals-- > 0)
            throw new StorageUnavailableException();
        Kept.Enqueue($"{account} {inbound.EventId} {attempts} {reason}");
        return Task.CompletedTask;
    }
}
