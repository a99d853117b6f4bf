namespace MirtAi.Channels.Webhooks;

/// <summary>What a platform's question is answered with.</summary>
public abstract record PlatformAnswer
{
    private PlatformAnswer()
    {
    }

    /// <summary>The answer, a JSON text.</summary>
    public sealed record Json(string Text) : PlatformAnswer;

    /// <summary>Not what the platform asks at all.</summary>
    /// <param name="Reason">What is wrong, in a few words.</param>
    public sealed record Malformed(string Reason) : PlatformAnswer;
}
