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

    /// <summary>The fields that bring what <c>messaging</c> brings.</summary>
    private static readonly string[] MessageFields = ["messages", "messaging_postbacks", "messaging_referral", "message_edit"];

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

            JsonElement[] entries = [.. body.Array("entry"u8)!.Value.EnumerateArray()];
            ignored.AddRange(entries.Where(IsTest).Select(_ => "a test of the app's dashboard"));
            foreach (var (item, field, sentAt) in entries.Where(entry => !IsTest(entry)).SelectMany(Items).Take(MaxItems))
            {
                var before = inbound.Count;
                var reason = field is null ? AddMessages(item, sentAt, inbound) : AddComment(item, field, sentAt, inbound);
                if (inbound.Count == before)
                    ignored.Add(reason);
            }
        }

        return new WebhookContent.Events(inbound.ToImmutable(), ignored.ToImmutable());
    }

    private string AddMessages(JsonElement item, DateTimeOffset sentAt, ImmutableArray<IInboundEvent>.Builder inbound)
    {
        var (read, reason) = InstagramItemParser.Parse(item, options.Value.AccountId ?? "", sentAt);
        // Of items of the same moment the first was sent first.
        foreach (var message in read)
            inbound.Add(message with { Position = inbound.Count });
        return reason;
    }

    private string AddComment(JsonElement item, string field, DateTimeOffset sentAt, ImmutableArray<IInboundEvent>.Builder inbound)
    {
        var (read, reason) = InstagramCommentParser.Parse(item, field, options.Value.AccountId ?? "", sentAt);
        if (read is not null)
            inbound.Add(read);
        return reason;
    }

    /// <summary>The dashboard's "Test" button sends entries of no account, with comments and messages that there are not.</summary>
    private static bool IsTest(JsonElement entry) => entry.Is("id"u8, "0"u8);

    /// <summary>The items of an entry; of comments with their field.</summary>
    private IEnumerable<(JsonElement Item, string? Field, DateTimeOffset SentAt)> Items(JsonElement entry)
    {
        var entryTime = InstagramTime.Read(entry.Member("time"u8));
        foreach (var item in Elements(entry.Array("messaging"u8)))
            yield return (item, null, SentAt(item, entryTime));
        foreach (var change in Elements(entry.Array("changes"u8)).Append(entry))
        {
            if (change.Object("value"u8) is not { } value || change.String("field"u8) is not { } field)
                continue;
            if (MessageFields.Contains(field))
                yield return (value, null, SentAt(value, entryTime));
            else if (InstagramCommentParser.Fields.Contains(field))
                yield return (value, field, SentAt(value, entryTime));
        }
    }

    private DateTimeOffset SentAt(JsonElement item, DateTimeOffset? entryTime) =>
        InstagramTime.Read(item.Member("timestamp"u8)) ?? entryTime ?? time.GetUtcNow();

    private static JsonElement[] Elements(JsonElement? array) => array is { } some ? [.. some.EnumerateArray()] : [];
}
