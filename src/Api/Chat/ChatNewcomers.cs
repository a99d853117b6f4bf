using System.Net;
using MirtAi.Api.Http;
using MirtAi.Silo.WebChat;

namespace MirtAi.Api.Chat;

/// <summary>Limits how many new customers one address may bring. Who has written before is not asked again.</summary>
internal sealed class ChatNewcomers(ChatTranscript transcript, ChatLimits limits)
{
    // Remembered for speed only; who is forgotten is looked up again.
    private const int MaxRemembered = 20_000;

    private readonly Lock gate = new();
    private HashSet<string> recent = new(StringComparer.Ordinal);
    private HashSet<string> older = new(StringComparer.Ordinal);

    /// <summary>The refusal of a new customer; null for everybody else.</summary>
    public async Task<Problem?> Admit(ChatVisitor visitor, IPAddress? address, CancellationToken cancellationToken)
    {
        if (IsRemembered(visitor.SessionKey))
            return null;
        if (!await transcript.Exists(visitor.SessionKey, cancellationToken) && limits.NewSession(address) is { } refusal)
            return refusal;
        Remember(visitor.SessionKey);
        return null;
    }

    private bool IsRemembered(string sessionKey)
    {
        lock (gate)
            return recent.Contains(sessionKey) || older.Contains(sessionKey);
    }

    private void Remember(string sessionKey)
    {
        lock (gate)
        {
            if (recent.Count >= MaxRemembered / 2)
                (older, recent) = (recent, new(StringComparer.Ordinal));
            recent.Add(sessionKey);
        }
    }
}
