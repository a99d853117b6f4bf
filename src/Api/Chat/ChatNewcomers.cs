using MirtAi.Api.Http;
using MirtAi.Silo.WebChat;

namespace MirtAi.Api.Chat;

/// <summary>Limits how many new customers one address may bring. Who has written before is not asked again.</summary>
internal sealed class ChatNewcomers(ChatTranscript transcript, ChatLimits limits)
{
    // Remembered for speed only; who is forgotten is looked up again.
    private const int MaxRemembered = 20_000;

    private readonly RecentKeys known = new(MaxRemembered);

    /// <summary>The refusal of a new customer; null for everybody else.</summary>
    public async Task<Problem?> Admit(ChatVisitor visitor, string address, CancellationToken cancellationToken)
    {
        if (known.Contains(visitor.SessionKey))
            return null;
        if (!await transcript.Exists(visitor.SessionKey, cancellationToken) && limits.NewSession(address) is { } refusal)
            return refusal;
        known.Add(visitor.SessionKey);
        return null;
    }
}
