using System.Text;
using System.Text.Json;
using MirtAi.Channels.Json;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Channels.Telegram;

/// <summary>What a message carries besides text: a photo that can be opened, or something that a machine cannot read.</summary>
internal static class TelegramMedia
{
    /// <summary>The scheme of photos that the customers' bot has at Telegram.</summary>
    public const string PhotoScheme = "telegram-file";

    /// <summary>The scheme of photos that the managers' own bot has there: no other bot can open them.</summary>
    public const string ManagersPhotoScheme = "telegram-manager-file";

    /// <summary>The name of content that this service does not know.</summary>
    public const string Unknown = "unknown";

    private const int MaxFileIdLength = 512, MaxTypeLength = 100;

    /// <summary>What holds a file, and of which type it is when that is not told; an animation also has a document.</summary>
    private static readonly (string Name, string? Type)[] Files =
    [
        ("voice", "audio/ogg"), ("video", "video/mp4"), ("video_note", "video/mp4"), ("animation", "video/mp4"), ("audio", "audio/mpeg"),
        ("document", null), ("sticker", null),
    ];

    /// <summary>The largest photo by area, as a reference: sizes come in any order. An image sent as a file counts.</summary>
    public static string? Photo(JsonElement message) =>
        LargestSize(message) ?? (message.Object("document"u8) is { } document ? ImageDocument(document) : null);

    /// <summary>
    /// The stable name of what cannot be read, or null. The order matters: an animation also has a document, a venue also has a
    /// location, and the kinds that customers send most stand first. Content that is not known here is <see cref="Unknown"/>.
    /// </summary>
    public static string? Unreadable(JsonElement message)
    {
        if (Has(message, "voice"u8)) return "voice";
        if (Has(message, "sticker"u8)) return "sticker";
        if (Has(message, "video"u8)) return "video";
        if (Has(message, "video_note"u8)) return "video_note";
        if (Has(message, "animation"u8)) return "animation";
        if (Has(message, "audio"u8)) return "audio";
        if (Has(message, "document"u8)) return "document";
        if (Has(message, "location"u8) || Has(message, "venue"u8)) return "location";
        if (Has(message, "photo"u8) || Has(message, "live_photo"u8)) return "photo";
        if (Has(message, "paid_media"u8)) return "paid_media";
        if (Has(message, "story"u8)) return "story";
        if (Has(message, "poll"u8)) return "poll";
        if (Has(message, "checklist"u8)) return "checklist";
        if (Has(message, "dice"u8)) return "dice";
        if (Has(message, "game"u8)) return "game";
        if (Has(message, "invoice"u8)) return "invoice";
        if (Has(message, "contact"u8)) return "contact";
        if (Has(message, "gift"u8) || Has(message, "unique_gift"u8)) return "gift";
        if (Has(message, "giveaway"u8) || Has(message, "giveaway_winners"u8)) return "giveaway";
        return TelegramMembers.HasUnknownContent(message) ? Unknown : null;
    }

    /// <summary>The file of a voice message, a video or a document, by a scheme; null if there is none that could be fetched.</summary>
    public static AttachedFile? File(JsonElement message, string scheme)
    {
        foreach (var (name, type) in Files)
        {
            if (message.Object(Encoding.UTF8.GetBytes(name)) is not { } file || FileId(file) is not { } id)
                continue;
            var told = file.String("mime_type"u8) is { Length: > 0 and <= MaxTypeLength } written ? written.ToLowerInvariant()
                : name == "sticker" ? StickerType(file) : type;
            return told is null ? null : new($"{scheme}:{id}", told, file.Integer("file_size"u8), file.Integer("duration"u8));
        }

        return null;
    }

    /// <summary>Bot API, Sticker: a picture, an animation of Telegram's own kind, or a video.</summary>
    private static string StickerType(JsonElement sticker) => sticker.IsTrue("is_animated"u8) ? TelegramFiles.AnimatedSticker
        : sticker.IsTrue("is_video"u8) ? "video/webm"
        : TelegramFiles.Sticker;

    private static bool Has(JsonElement message, ReadOnlySpan<byte> name) =>
        message.Member(name) is { ValueKind: JsonValueKind.Object or JsonValueKind.Array };

    private static string? LargestSize(JsonElement message)
    {
        if (message.Array("photo"u8) is not { } sizes)
            return null;
        (double Area, string? FileId) largest = (-1, null);
        foreach (var size in sizes.EnumerateArray())
        {
            var area = (double)(size.Integer("width"u8) ?? 0) * (size.Integer("height"u8) ?? 0);
            if (area > largest.Area && FileId(size) is { } fileId)
                largest = (area, fileId);
        }

        return Reference(largest.FileId);
    }

    private static string? ImageDocument(JsonElement document)
    {
        var isImage = document.Is("mime_type"u8, "image/jpeg"u8)
            || document.Is("mime_type"u8, "image/png"u8)
            || document.Is("mime_type"u8, "image/webp"u8);
        return isImage && !(document.Integer("file_size"u8) > Grains.Photos.Photo.MaxBytes) ? Reference(FileId(document)) : null;
    }

    private static string? FileId(JsonElement file) =>
        file.String("file_id"u8) is { Length: > 0 and <= MaxFileIdLength } fileId && !fileId.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? fileId
            : null;

    private static string? Reference(string? fileId) => fileId is null ? null : $"{PhotoScheme}:{fileId}";
}
