using System.Collections.Concurrent;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Silo.Inbound;

namespace MirtAi.Channels.Tests;

/// <summary>Takes events once by their ids, as the service does, unless told otherwise.</summary>
internal sealed class ScriptedGate : IInboundDispatcher
{
    private readonly ConcurrentDictionary<string, bool> known = new(StringComparer.Ordinal);

    /// <summary>What was stored, each event once.</summary>
    public ConcurrentQueue<IInboundEvent> Stored { get; } = new();

    /// <summary>Says or throws what becomes of an event; null lets it be stored.</summary>
    public Func<IInboundEvent, Receipt?> Script { get; set; } = _ => null;

    public Task<Receipt> Accept(IInboundEvent inbound)
    {
        if (Script(inbound) is { } receipt)
            return Task.FromResult(receipt);
        if (!known.TryAdd(inbound.EventId, true))
            return Task.FromResult(Receipt.Duplicate);
        Stored.Enqueue(inbound);
        return Task.FromResult(Receipt.Accepted);
    }
}
