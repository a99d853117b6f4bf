using Microsoft.Extensions.Options;
using MirtAi.Api.Http;

namespace MirtAi.Api.Chat;

/// <summary>Counts open event streams. Cookies cost nothing to invent: what bounds a stranger is the limit of the address.</summary>
internal sealed class ChatStreams(IOptions<ChatOptions> options)
{
    /// <summary>Streams of one visitor: tabs.</summary>
    public const int MaxPerSession = 5;

    /// <summary>Streams of this process.</summary>
    public const int MaxPerProcess = 5000;

    private static readonly TimeSpan Later = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> addresses = new(StringComparer.Ordinal);
    private int total;

    /// <summary>Opens a stream, to be closed by <see cref="Close"/>; or the refusal.</summary>
    public Problem? TryOpen(string sessionKey, string address)
    {
        lock (gate)
        {
            if (sessions.GetValueOrDefault(sessionKey) >= MaxPerSession)
                return Problem.TooManyRequests($"The chat is open in {MaxPerSession} places already.", Later);
            if (addresses.GetValueOrDefault(address) >= options.Value.StreamsPerAddress)
                return Problem.TooManyRequests("Too many chats are open at this address.", Later);
            if (total >= MaxPerProcess)
                return Problem.Unavailable("Too many open chats; connect again.", Later);
            Add(sessions, sessionKey, 1);
            Add(addresses, address, 1);
            total++;
            return null;
        }
    }

    public void Close(string sessionKey, string address)
    {
        lock (gate)
        {
            total--;
            Add(sessions, sessionKey, -1);
            Add(addresses, address, -1);
        }
    }

    private static void Add(Dictionary<string, int> counts, string key, int change)
    {
        if ((counts[key] = counts.GetValueOrDefault(key) + change) == 0)
            counts.Remove(key);
    }
}
