using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Json;
using MirtAi.Channels.Webhooks;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Channels.Tests.Kiosk;

/// <summary>A JSON array of <c>{"id": 1, "visitor": 2, "at": 1772445600, "text": "..."}</c>, signed as a whole.</summary>
internal sealed class KioskWebhook(IOptions<KioskOptions> options) : IVerifiedWebhook
{
    public const string SignatureHeader = "X-Kiosk-Signature-256";

    public string Path => "/webhooks/kiosk";

    public bool IsOn => options.Value.IsOn;

    public WebhookAuthentication Authentication { get; } = new BodySignature(SignatureHeader, () => [options.Value.AppSecret ?? ""]);

    public string Acknowledgement => """{"status":"accepted"}""";

    public string? Verify(Func<string, string?> query) => query("token") == options.Value.ApiToken ? query("challenge") : null;

    public WebhookContent Parse(ReadOnlyMemory<byte> body) =>
        JsonBody.Read<WebhookContent>(body, Items, reason => new WebhookContent.Malformed(reason));

    private static WebhookContent Items(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Array)
            return new WebhookContent.Malformed("not an array");
        var inbound = ImmutableArray.CreateBuilder<IInboundEvent>();
        var ignored = ImmutableArray.CreateBuilder<string>();
        foreach (var item in root.EnumerateArray())
        {
            if (Event(item) is { } read)
                inbound.Add(read);
            else
                ignored.Add("an item without an id, a visitor or a text");
        }

        return new WebhookContent.Events(inbound.ToImmutable(), ignored.ToImmutable());
    }

    private static InboundEvent? Event(JsonElement item)
    {
        if (item.Integer("id"u8) is not { } id || item.Integer("visitor"u8) is not { } visitor || item.String("text"u8) is not { } text)
            return null;
        var recipient = visitor.ToString(CultureInfo.InvariantCulture);
        return new InboundEvent
        {
            EventId = string.Create(CultureInfo.InvariantCulture, $"{KioskChannel.ChannelName}:{id}"),
            SessionKey = $"{KioskChannel.ChannelName}:{recipient}",
            Kind = InboundKind.Message,
            Recipient = recipient,
            SentAt = DateTimeOffset.UnixEpoch,
            Text = text,
        };
    }
}
