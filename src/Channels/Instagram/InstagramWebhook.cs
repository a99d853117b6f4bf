using Microsoft.Extensions.Options;
using MirtAi.Channels.Webhooks;

namespace MirtAi.Channels.Instagram;

/// <summary>
/// <c>GET</c> and <c>POST /webhooks/instagram</c>: the address is verified by a challenge, events come in signed batches (Graph API,
/// "Webhooks").
/// </summary>
internal sealed class InstagramWebhook(InstagramParser parser, IOptions<InstagramOptions> options) : IVerifiedWebhook
{
    /// <summary>The longest challenge that is said back, in characters; Meta's is a number of ten digits.</summary>
    private const int MaxChallengeLength = 128;

    /// <inheritdoc/>
    public string Path => "/webhooks/instagram";

    /// <summary>They are Meta's, which expire.</summary>
    public bool PhotosExpire => true;

    /// <inheritdoc/>
    public bool IsOn => options.Value.IsOn;

    /// <inheritdoc/>
    public WebhookAuthentication Authentication { get; } = new BodySignature("X-Hub-Signature-256", () => options.Value.AppSecrets);

    /// <inheritdoc/>
    public string? Verify(Func<string, string?> query) =>
        query("hub.mode") == "subscribe"
        && query("hub.verify_token") is { } token && options.Value.VerifyToken is { } expected
        && WebhookAuthentication.AreEqual(token, expected)
        && query("hub.challenge") is { Length: > 0 and <= MaxChallengeLength } challenge
            ? challenge
            : null;

    /// <inheritdoc/>
    public WebhookContent Parse(ReadOnlyMemory<byte> body) => parser.Parse(body);
}
