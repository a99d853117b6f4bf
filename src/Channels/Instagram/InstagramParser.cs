using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Json;
using MirtAi.Channels.Webhooks;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Channels.Instagram;

/// <summary>
/// Reads a body of Instagram's webhook (Instagram Platform, "Webhooks"): <c>object</c>, and entries with <c>messaging</c> items or with
/// <c>changes</c> of the field <c>messages</c>. The documentation's outer array and <c>field</c> beside <c>value</c> on the entry are read,
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

            foreach (var (item, sentAt) in body.Array("entry"u8)!.Value.EnumerateArray().SelectMany(Items).Take(MaxItems))
            {
                var parsed = InstagramItemParser.Parse(item, options.Value.AccountId ?? "", sentAt);
                // Of items of the same moment the first was sent first.
                if (parsed.Inbound is { } read)
                    inbound.Add(read with { Position = inbound.Count });
                else
                    ignored.Add(parsed.Reason);
            }
        }

        return new WebhookContent.Events(inbound.ToImmutable(), ignored.ToImmutable());
    }

    private IEnumerable<(JsonElement Item, DateTimeOffset SentAt)> Items(JsonElement entry)
    {
        var entryTime = InstagramTime.Read(entry.Member("time"u8));
        foreach (var item in Elements(entry.Array("messaging"u8)))
            yield return (item, SentAt(item, entryTime));
        foreach (var change in Elements(entry.Array("changes"u8)).Append(entry))
            if (change.Is("field"u8, "messages"u8) && change.Object("value"u8) is { } value)
                yield return (value, SentAt(value, entryTime));
    }

    private DateTimeOffset SentAt(JsonElement item, DateTimeOffset? entryTime) =>
        InstagramTime.Read(item.Member("timestamp"u8)) ?? entryTime ?? time.GetUtcNow();

    private static JsonElement[] Elements(JsonElement? array) => array is { } some ? [.. some.EnumerateArray()] : [];
}
