namespace MirtAi.Channels.Webhooks;

/// <summary>A webhook whose address the platform verifies by a GET before it posts to it.</summary>
public interface IVerifiedWebhook : IWebhook
{
    /// <summary>The text to answer with; null if whoever asks does not know the secret.</summary>
    /// <param name="query">A parameter of the request by name; null if there is none.</param>
    string? Verify(Func<string, string?> query);
}
