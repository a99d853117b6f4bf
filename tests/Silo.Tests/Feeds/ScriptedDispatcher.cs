using System.Collections.Concurrent;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Silo.Inbound;

namespace MirtAi.Silo.Tests.Feeds;

/// <summary>Takes events once by their ids, as the service does, unless told otherwise.</summary>
internal sealed class ScriptedDispatcher : IInboundDispatcher
{
    private readonly ConcurrentDictionary<string, bool> known = new(StringComparer.Ordinal);

    /// <summary>The ids of what was stored, each event once.</summary>
    public ConcurrentQueue<string> Stored { get; } = [];

    /// <summary>Says or throws what becomes of an event; null lets it be stored.</summary>
    public Func<IInboundEvent, Receipt?> Script { get; set; } = _ => null;

    /// <summary>What is awaited before anything is stored.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public async Task<Receipt> Accept(IInboundEvent inbound)
    {
        await Gate;
        if (Script(inbound) is { } receipt)
            return receipt;
        if (!known.TryAdd(inbound.EventId, true))
            return Receipt.Duplicate;
        Stored.Enqueue(inbound.EventId);
        return Receipt.Accepted;
    }
}
