using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Json;
using MirtAi.Channels.Text;
using MirtAi.Channels.Webhooks;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Channels.ManyChat;

/// <summary>
/// Reads the bodies that authors of flows write: flat ones of an External Request, ones with <c>subscriber</c> or <c>user</c> and
/// <c>message</c>, and ManyChat's own "Full Contact Data".
/// </summary>
internal sealed class ManyChatParser(IOptions<ManyChatOptions> options, TimeProvider time)
{
    private const int MaxNameLength = 200;
    private const int MaxUrlLength = 500;

    /// <summary>
    /// A message without an id that comes again with the same words within so long is the same request made again. A flow is run once for
    /// each message, and a request that was not answered may be repeated.
    /// </summary>
    private static readonly TimeSpan Bucket = TimeSpan.FromMinutes(1);

    private static readonly string[] MessageIds = ["message_id", "messageId", "event_id", "eventId", "update_id", "updateId"];

    private static readonly string[] FlatIds = ["clientId", "sessionId", "client_id", "session_id", "subscriber_id", "user_id", "id"];

    public WebhookContent Parse(ReadOnlyMemory<byte> body) =>
        JsonBody.Read(body, Read, reason => new WebhookContent.Malformed(
            $"{reason}; switch on \"Encode to JSON\" for the customer's text in the External Request"));

    private WebhookContent Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return new WebhookContent.Malformed("no object");
        var person = Person(root);
        if (ManyChatAddress.Of(SubscriberOf(root), root.String("type"u8)) is not { } address)
            return new WebhookContent.Malformed("no id of the subscriber: send it as subscriber.id, or as clientId");
        var content = ManyChatContent.Read(root);
        if (First(root, "button") is { } pressed)
            content = new(InboundText.Clean(pressed), []) { Kind = InboundKind.Button };
        var tags = ManyChatTags.Read(person) ?? ManyChatTags.Read(root);
        var says = content.Text.Length > 0 || !content.Images.IsEmpty;
        if (!says && tags is null)
            return new WebhookContent.Malformed("neither a text nor an image: send message, or image_url");

        var now = time.GetUtcNow();
        var id = MessageId(root);
        return new WebhookContent.Events(new InboundEvent
        {
            EventId = $"manychat:{address.Subscriber}:{id ?? Fingerprint(content, says ? [] : tags!, now)}",
            SessionKey = $"manychat:{address.Subscriber}",
            // Tags alone tell who has the conversation; whose flow runs can be written to.
            Kind = says ? content.Kind : InboundKind.Reachable,
            HeldElsewhere = tags?.Contains(options.Value.PauseTag, StringComparer.OrdinalIgnoreCase),
            Recipient = address.ToString(),
            SentAt = now,
            MessageId = id ?? "",
            Text = content.Text,
            Images = content.Images,
            Customer = Profile(person ?? root),
        });
    }

    /// <summary>The id of the contact; null if there is none.</summary>
    public static string? SubscriberOf(JsonElement root) =>
        Person(root) is { } known ? First(known, "id", "user_id", "subscriber_id") : First(root, FlatIds);

    private static JsonElement? Person(JsonElement root) => root.Object("subscriber"u8) ?? root.Object("user"u8);

    private static string? MessageId(JsonElement root)
    {
        var id = (root.Object("message"u8) is { } message ? First(message, ["id", .. MessageIds]) : null) ?? First(root, MessageIds);
        return id is { Length: <= 200 } && id.All(character => character is > ' ' and <= '~') ? id : null;
    }

    private static string Fingerprint(ManyChatContent content, IReadOnlyList<string> tags, DateTimeOffset now)
    {
        var bucket = now.Ticks / Bucket.Ticks;
        var told = string.Join('\n', [content.Text, .. content.Images, .. tags.Select(tag => $"#{tag}")]);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told)).AsSpan(0, 16));
        return string.Create(CultureInfo.InvariantCulture, $"{bucket}-{hash}");
    }

    private static CustomerProfile Profile(JsonElement person)
    {
        var name = First(person, "name", "full_name") ?? string.Join(' ', new[] { First(person, "first_name"), First(person, "last_name") }
            .Where(part => part is not null));
        return new CustomerProfile
        {
            Name = Told(name),
            Username = Told(First(person, "ig_username", "username", "instagram_username")),
            Language = Told(First(person, "language", "locale")),
            ChatUrl = ChatUrl(First(person, "live_chat_url")),
        };

        static string? Told(string? text) => InboundText.Clean(text, MaxNameLength).Trim() is { Length: > 0 } clean ? clean : null;
    }

    /// <summary>Where the shop answers the contact in ManyChat itself; a link to anywhere else is none.</summary>
    private static string? ChatUrl(string? address) =>
        address?.Length <= MaxUrlLength
        && Uri.TryCreate(address, UriKind.Absolute, out var url)
        && url.Scheme == Uri.UriSchemeHttps
        && $".{url.IdnHost}".EndsWith(".manychat.com", StringComparison.OrdinalIgnoreCase)
            ? url.AbsoluteUri
            : null;

    /// <summary>
    /// The first of the members that is a text or a whole number; a variable that ManyChat did not fill in counts as missing.
    /// </summary>
    public static string? First(JsonElement element, params IEnumerable<string> names) => names
        .Select(name => Encoding.UTF8.GetBytes(name))
        .Select(name => element.String(name) ?? element.Integer(name)?.ToString(CultureInfo.InvariantCulture))
        .FirstOrDefault(value => !string.IsNullOrWhiteSpace(value) && !value.StartsWith("{{", StringComparison.Ordinal));
}
