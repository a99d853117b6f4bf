using Microsoft.Extensions.Options;
using MirtAi.Channels.Webhooks;

namespace MirtAi.Channels.ManyChat;

/// <summary>
/// <c>POST /webhooks/manychat</c> and its alias <c>/api/v1/messages</c>: what a flow's External Request sends, a message a request. The
/// flow's author writes the body, so that its members have many names.
/// </summary>
internal sealed class ManyChatWebhook(ManyChatParser parser, IOptions<ManyChatOptions> options) : IWebhook
{
    /// <inheritdoc/>
    public string Path => "/webhooks/manychat";

    /// <inheritdoc/>
    public IReadOnlyList<string> Aliases => ["/api/v1/messages"];

    /// <summary>They are Meta's, which expire.</summary>
    public bool PhotosExpire => true;

    /// <inheritdoc/>
    public bool IsOn => options.Value.IsOn;

    /// <inheritdoc/>
    public WebhookAuthentication Authentication { get; } =
        new SharedSecret("X-ManyChat-Token", () => options.Value.WebhookToken, orBearer: true);

    /// <inheritdoc/>
    public string Acknowledgement => """{"status":"accepted"}""";

    /// <inheritdoc/>
    public WebhookContent Parse(ReadOnlyMemory<byte> body) => parser.Parse(body);
}
