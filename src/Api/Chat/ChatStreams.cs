using MirtAi.Api.Http;

namespace MirtAi.Api.Chat;

/// <summary>Counts open event streams.</summary>
internal sealed class ChatStreams
{
    /// <summary>Streams of one visitor: tabs.</summary>
    public const int MaxPerSession = 5;

    /// <summary>Streams of this process.</summary>
    public const int MaxPerProcess = 5000;

    private static readonly TimeSpan Later = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> open = new(StringComparer.Ordinal);
    private int total;

    /// <summary>Opens a stream, to be closed by <see cref="Close"/>; or the refusal.</summary>
    public Problem? TryOpen(string sessionKey)
    {
        lock (gate)
        {
            var count = open.GetValueOrDefault(sessionKey);
            if (count >= MaxPerSession)
                return Problem.TooManyRequests($"The chat is open in {MaxPerSession} places already.", Later);
            if (total >= MaxPerProcess)
                return Problem.Unavailable("Too many open chats; connect again.", Later);
            open[sessionKey] = count + 1;
            total++;
            return null;
        }
    }

    public void Close(string sessionKey)
    {
        lock (gate)
        {
            total--;
            if (--open[sessionKey] == 0)
                open.Remove(sessionKey);
        }
    }
}
