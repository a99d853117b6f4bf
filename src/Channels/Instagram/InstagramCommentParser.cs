using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MirtAi.Channels.Json;
using MirtAi.Channels.Text;
using MirtAi.Grains.Interfaces.Comments;

namespace MirtAi.Channels.Instagram;

/// <summary>Reads one comment of Instagram's webhook (Instagram Platform, "Webhooks", fields comments and live_comments).</summary>
internal static class InstagramCommentParser
{
    /// <summary>The fields that bring comments.</summary>
    public static readonly IReadOnlyList<string> Fields = ["comments", Live];

    private const string Live = "live_comments", Channel = "instagram";

    /// <summary>The longest comment that is read, in characters; the platform takes 2,200.</summary>
    private const int MaxTextLength = 2_200;

    private const int MaxUsernameLength = 64;

    /// <summary>What the change means, or why it means nothing here.</summary>
    /// <param name="value">The change's value.</param>
    /// <param name="field">Its field.</param>
    /// <param name="accountId">The shop's account.</param>
    /// <param name="sentAt">When it was sent.</param>
    public static (CommentEvent? Inbound, string Reason) Parse(JsonElement value, string field, string accountId, DateTimeOffset sentAt)
    {
        if ((Id(value, "id"u8) ?? Id(value, "comment_id"u8)) is not { } comment)
            return (null, "a comment without an id");
        var author = value.Object("from"u8) is { } from ? Id(from, "id"u8) ?? "" : "";
        if (author.Length > 0 && author == accountId)
            return (null, "a comment of the shop's own");
        var text = InboundText.Clean(value.String("text"u8), MaxTextLength).Trim();
        var isRemoved = value.String("verb"u8) is "remove" or "delete";
        return (
            new CommentEvent
            {
                EventId = $"{Channel}:comment:{comment}:{(isRemoved ? "removed" : Fingerprint(text))}",
                CommentId = comment,
                Channel = Channel,
                AuthorId = author,
                Username = value.Object("from"u8) is { } person
                    ? InboundText.Clean(person.String("username"u8), MaxUsernameLength).Trim()
                    : "",
                MediaId = value.Object("media"u8) is { } media ? Id(media, "original_media_id"u8) ?? Id(media, "id"u8) ?? "" : "",
                ParentId = Id(value, "parent_id"u8),
                Text = text,
                SentAt = sentAt,
                Removed = isRemoved,
                Live = field == Live,
            },
            "");
    }

    /// <summary>Copies of a comment are one event, also under another post; another wording is another one.</summary>
    private static string Fingerprint(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));

    /// <summary>Ids are digits; test events and other platforms' samples have letters and dashes, too.</summary>
    public static bool IsId(string id) => id.Length is > 0 and <= 100
        && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-');

    private static string? Id(JsonElement parent, ReadOnlySpan<byte> member)
    {
        var id = parent.String(member) ?? parent.Integer(member)?.ToString(CultureInfo.InvariantCulture);
        return id is not null && IsId(id) ? id : null;
    }
}
