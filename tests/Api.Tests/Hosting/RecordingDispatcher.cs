using System.Collections.Concurrent;
using System.Text.Json;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Silo.Inbound;
using MirtAi.Silo.Storage;

namespace MirtAi.Api.Tests.Hosting;

/// <summary>Takes events as the service does: once by their ids, into the session's transcript.</summary>
internal sealed class RecordingDispatcher(IDatabase database) : IInboundDispatcher
{
    private readonly ConcurrentDictionary<string, bool> known = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim turn = new(1);
    private long sequence;

    public ConcurrentQueue<InboundEvent> Accepted { get; } = new();

    /// <summary>Thrown instead of taking the next event.</summary>
    public ConcurrentQueue<Exception> Failures { get; } = new();

    /// <summary>How many of the next events find their session full.</summary>
    public int Full { get; set; }

    /// <summary>Called after an event was taken.</summary>
    public Func<InboundEvent, Task>? OnAccepted { get; set; }

    public async Task<Receipt> Accept(IInboundEvent accepted)
    {
        var inbound = (InboundEvent)accepted;
        if (Failures.TryDequeue(out var failure))
            throw failure;
        if (Full > 0)
        {
            Full--;
            return Receipt.Overloaded;
        }

        if (!known.TryAdd(inbound.EventId, true))
            return Receipt.Duplicate;

        await turn.WaitAsync();
        try
        {
            var line = ++sequence;
            if (line == 1)
                await database.Session(inbound.SessionKey);
            await database.Write(
                """
                insert into messages (session_key, sequence, at, author, kind, text, images, sent_at, position)
                values (@key, @line, @at, 0, 0, @text, @images, @at, 0)
                """,
                new
                {
                    key = inbound.SessionKey,
                    line,
                    at = TimeProvider.System.GetUtcNow(),
                    text = inbound.Text,
                    images = JsonSerializer.Serialize<string[]>([.. inbound.Images]),
                });
        }
        finally
        {
            turn.Release();
        }

        Accepted.Enqueue(inbound);
        if (OnAccepted is { } handler)
            await handler(inbound);
        return Receipt.Accepted;
    }
}
