using System.Collections.Immutable;
using System.Text.Json;
using MirtAi.Channels.Json;
using MirtAi.Channels.Text;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Channels.Instagram;

/// <summary>Reads one item of Instagram's messaging (Instagram Platform, "Webhook event notifications").</summary>
internal static class InstagramItemParser
{
    private const int MaxIdLength = 400;

    /// <summary>What the item means, in order, or why it means nothing here.</summary>
    /// <param name="item">The item.</param>
    /// <param name="accountId">The shop's account.</param>
    /// <param name="sentAt">When it was sent.</param>
    public static (ImmutableArray<InboundEvent> Inbound, string Reason) Parse(JsonElement item, string accountId, DateTimeOffset sentAt)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return ([], "an item that is no object");
        var sender = Id(item.Object("sender"u8));
        if (sender is null)
            return ([], "an item that nobody sent");
        if (IsTest(item, sender))
            return ([], "a test of the app's dashboard");
        if (item.Object("message"u8)?.IsTrue("is_echo"u8) == true)
            return Echo(item, sender, accountId, sentAt);
        if (sender == accountId)
            return ([], "the shop's own event");
        if (Content(item, sentAt) is not { } content)
            return ([], Uninteresting(item));
        var said = Addressed(content, sender, sentAt);
        return (Link(item, content) is { } link ? [Addressed(link, sender, sentAt), said] : [said], "");
    }

    /// <summary>Of an echo the sender is the shop and the recipient the customer.</summary>
    private static (ImmutableArray<InboundEvent> Inbound, string Reason) Echo(
        JsonElement item, string sender, string accountId, DateTimeOffset sentAt)
    {
        if (sender != accountId || Id(item.Object("recipient"u8)) is not { } customer || customer == accountId)
            return ([], "an echo of another account");
        if (Message(item.Object("message"u8)!.Value, item) is not { Kind: not InboundKind.Unsent } content)
            return ([], "an echo of what was unsent, or without an id");
        return ([Addressed(content with { Kind = InboundKind.Echo, Event = $"echo:{content.MessageId}" }, customer, sentAt)], "");
    }

    /// <summary>The ad or the link that led to what the customer says with it; null if nothing did, or they say nothing besides.</summary>
    private static ItemContent? Link(JsonElement item, ItemContent said) =>
        said is { Kind: InboundKind.Message or InboundKind.Unreadable or InboundKind.Button, Event: { } id }
        && Reference(item) is { } reference
            ? new(InboundKind.Command) { Event = $"referral:{id}", Text = $"/start {reference}" }
            : null;

    private static InboundEvent Addressed(ItemContent content, string sender, DateTimeOffset sentAt) => new()
    {
        EventId = $"instagram:{content.Event ?? $"{sender}:{sentAt.ToUnixTimeMilliseconds()}"}",
        SessionKey = $"instagram:{sender}",
        Kind = content.Kind,
        Recipient = sender,
        SentAt = sentAt,
        MessageId = content.MessageId,
        Text = InboundText.Clean(content.Text),
        Images = content.Images,
        Media = content.Media,
        Files = content.Files,
        AnswersTo = content.AnswersTo,
        // A reaction, or what the customer changes or takes back, is no message to Meta; nor is a link that they followed.
        OpensWindow = content.Kind is InboundKind.Message or InboundKind.Unreadable or InboundKind.Button
            || (content.Kind is InboundKind.Command && content.MessageId.Length > 0),
    };

    private static ItemContent? Content(JsonElement item, DateTimeOffset sentAt)
    {
        if (item.Object("message"u8) is { } message)
            return Message(message, item);
        if (item.Object("message_edit"u8) is { } edit)
            return Edit(edit);
        if (item.Object("postback"u8) is { } postback)
            return Postback(postback, sentAt, Id(item.Object("sender"u8))!);
        return Reference(item) is { } reference ? new(InboundKind.Command) { Text = $"/start {reference}" } : null;
    }

    private static ItemContent? Message(JsonElement message, JsonElement item)
    {
        if (Clean(message.String("mid"u8)) is not { } mid)
            return null;
        if (message.IsTrue("is_deleted"u8))
            return new(InboundKind.Unsent) { Event = $"unsent:{mid}", MessageId = mid };
        if (message.Object("quick_reply"u8)?.String("payload"u8) is { Length: > 0 } payload)
            return new(InboundKind.Button) { Event = mid, MessageId = mid, Text = payload };

        var text = message.String("text"u8) ?? "";
        var attachments = InstagramAttachments.Read(message);
        var content = new ItemContent(InboundKind.Message)
        {
            Event = mid,
            MessageId = mid,
            Text = text.Length > 0 ? text : attachments.Text,
            AnswersTo = Clean(message.Object("reply_to"u8)?.String("mid"u8)) ?? "",
            Images = attachments.Images,
            Files = attachments.Files,
        };
        if (attachments.Media is { } media)
            return content with { Kind = InboundKind.Unreadable, Media = media };
        if (content.Text.Length > 0 || !content.Images.IsEmpty)
            return content;
        if (Reference(item) is { } reference)
            return content with { Kind = InboundKind.Command, Text = $"/start {reference}" };
        return content with { Kind = InboundKind.Unreadable, Media = InstagramAttachments.Unknown };
    }

    private static ItemContent? Edit(JsonElement edit)
    {
        if (Clean(edit.String("mid"u8)) is not { } mid || edit.String("text"u8) is not { Length: > 0 } text)
            return null;
        var number = edit.Integer("num_edit"u8)?.ToString(System.Globalization.CultureInfo.InvariantCulture)
            ?? Clean(edit.String("num_edit"u8)) ?? "";
        return new(InboundKind.Edit) { Event = $"edit:{mid}:{number}", MessageId = mid, Text = text };
    }

    private static ItemContent? Postback(JsonElement postback, DateTimeOffset sentAt, string sender)
    {
        var value = postback.String("payload"u8) ?? postback.String("title"u8);
        if (string.IsNullOrEmpty(value))
            return null;
        var mid = Clean(postback.String("mid"u8));
        return new(InboundKind.Button)
        {
            Event = mid ?? $"postback:{sender}:{sentAt.ToUnixTimeMilliseconds()}",
            MessageId = mid ?? "",
            Text = value,
        };
    }

    /// <summary>
    /// What the ig.me link or the ad carries that led here: the id of a product, or a label that means nothing. It comes alone or with what
    /// the customer says first.
    /// </summary>
    private static string? Reference(JsonElement item)
    {
        var referral = item.Object("referral"u8) ?? item.Object("message"u8)?.Object("referral"u8)
            ?? item.Object("postback"u8)?.Object("referral"u8);
        string?[] known =
        [
            referral?.String("ref"u8),
            referral?.Object("product"u8)?.String("id"u8),
            referral?.Object("ads_context_data"u8)?.String("product_id"u8),
        ];
        return known.FirstOrDefault(one => one is { Length: > 0 and <= 64 } && one.All(IsOfLabel));
    }

    private static bool IsOfLabel(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-';

    private static string Uninteresting(JsonElement item) =>
        item.Member("reaction"u8) is not null ? "a reaction"
        : item.Member("read"u8) is not null ? "a read receipt"
        : item.Member("message"u8) is not null ? "a message without an id"
        : "an item of a kind that is not read";

    /// <summary>The dashboard's "Test" button sends ids that are nobody's.</summary>
    private static bool IsTest(JsonElement item, string sender) =>
        sender == "12334" || item.Object("message"u8)?.Is("mid"u8, "random_mid"u8) == true;

    private static string? Id(JsonElement? person)
    {
        var id = person?.String("id"u8) ?? person?.Integer("id"u8)?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return id is { Length: > 0 and <= 32 } && id.All(char.IsAsciiDigit) ? id : null;
    }

    private static string? Clean(string? id) =>
        id is { Length: > 0 and <= MaxIdLength } && id.All(character => character is > ' ' and <= '~') ? id : null;

    private sealed record ItemContent(InboundKind Kind)
    {
        public string? Event { get; init; }

        public string MessageId { get; init; } = "";

        public string Text { get; init; } = "";

        public ImmutableArray<string> Images { get; init; } = [];

        public string? Media { get; init; }

        public ImmutableArray<AttachedFile> Files { get; init; } = [];

        public string AnswersTo { get; init; } = "";
    }
}
