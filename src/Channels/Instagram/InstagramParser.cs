using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Json;
using MirtAi.Channels.Webhooks;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Channels.Instagram;

/// <summary>
/// Reads a body of Instagram's webhook (Instagram Platform, "Webhooks"): <c>object</c>, and entries with <c>messaging</c> items or with
/// <c>changes</c> of messages and comments. The documentation's outer array and <c>field</c> beside <c>value</c> on the entry are read,
/// too. Each item stands or falls alone.
/// </summary>
internal sealed class InstagramParser(IOptions<InstagramOptions> options, TimeProvider time)
{
    /// <summary>What a webhook may hold at most (Graph API, "Webhooks": up to 1,000 updates are batched).</summary>
    private const int MaxItems = 1_000;

    public WebhookContent Parse(ReadOnlyMemory<byte> body) =>
        JsonBody.Read<WebhookContent>(body, Read, reason => new WebhookContent.Malformed(reason));

    private WebhookContent Read(JsonElement root)
    {
        var bodies = root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : new[] { root };
        if (bodies.Length == 0 || bodies.Any(body => body.String("object"u8) is null || body.Array("entry"u8) is null))
            return new WebhookContent.Malformed("no object with entries");

        var inbound = ImmutableArray.CreateBuilder<IInboundEvent>();
        var ignored = ImmutableArray.CreateBuilder<string>();
        foreach (var body in bodies)
        {
            if (!body.Is("object"u8, "instagram"u8))
            {
                ignored.Add("another platform's object");
                continue;
            }

            foreach (var (item, field, sentAt) in body.Array("entry"u8)!.Value.EnumerateArray().SelectMany(Items).Take(MaxItems))
            {
                // Of items of the same moment the first was sent first.
                var (read, reason) = field is null
                    ? Message(item, sentAt, inbound.Count)
                    : InstagramCommentParser.Parse(item, field, options.Value.AccountId ?? "", sentAt);
                if (read is not null)
                    inbound.Add(read);
                else
                    ignored.Add(reason);
            }
        }

        return new WebhookContent.Events(inbound.ToImmutable(), ignored.ToImmutable());
    }

    private (IInboundEvent? Inbound, string Reason) Message(JsonElement item, DateTimeOffset sentAt, int position)
    {
        var (inbound, reason) = InstagramItemParser.Parse(item, options.Value.AccountId ?? "", sentAt);
        return (inbound is null ? null : inbound with { Position = position }, reason);
    }

    /// <summary>The items of an entry; of comments with their field.</summary>
    private IEnumerable<(JsonElement Item, string? Field, DateTimeOffset SentAt)> Items(JsonElement entry)
    {
        var entryTime = InstagramTime.Read(entry.Member("time"u8));
        foreach (var item in Elements(entry.Array("messaging"u8)))
            yield return (item, null, SentAt(item, entryTime));
        foreach (var change in Elements(entry.Array("changes"u8)).Append(entry))
        {
            if (change.Object("value"u8) is not { } value)
                continue;
            if (change.Is("field"u8, "messages"u8))
                yield return (value, null, SentAt(value, entryTime));
            else if (change.String("field"u8) is { } field && InstagramCommentParser.Fields.Contains(field))
                yield return (value, field, SentAt(value, entryTime));
        }
    }

    private DateTimeOffset SentAt(JsonElement item, DateTimeOffset? entryTime) =>
        InstagramTime.Read(item.Member("timestamp"u8)) ?? entryTime ?? time.GetUtcNow();

    private static JsonElement[] Elements(JsonElement? array) => array is { } some ? [.. some.EnumerateArray()] : [];
}
