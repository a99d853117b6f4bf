namespace MirtAi.Channels.Webhooks;

/// <summary>What a platform wants by a form that it has signed.</summary>
public abstract record PlatformRequest
{
    private PlatformRequest()
    {
    }

    /// <summary>A person wants everything deleted that is stored about them.</summary>
    /// <param name="SessionKey">Their session.</param>
    /// <param name="Code">What they can ask for the state of their request with.</param>
    /// <param name="PublicUrl">Where people reach the service; null for the address by which the platform did.</param>
    public sealed record Erase(string SessionKey, string Code, string? PublicUrl) : PlatformRequest;

    /// <summary>The account may have left the app: it is looked after now.</summary>
    /// <param name="Account">The account, by its name in the outbox.</param>
    public sealed record CheckAccount(string Account) : PlatformRequest;
}
