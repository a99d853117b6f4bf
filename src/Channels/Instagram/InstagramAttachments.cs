using System.Collections.Immutable;
using System.Text.Json;
using MirtAi.Channels.Json;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Settings;

namespace MirtAi.Channels.Instagram;

/// <summary>What is attached to a message: photos to look at, and what a machine cannot read.</summary>
/// <param name="Images">https addresses, which expire.</param>
/// <param name="Media">The kind of the first attachment that cannot be read; null if there is none.</param>
/// <param name="Text">What an attachment says in words, such as a heart.</param>
/// <param name="Files">Voice messages, videos and files, at https addresses, which expire.</param>
internal sealed record InstagramAttachments(
    ImmutableArray<string> Images, string? Media, string Text, ImmutableArray<AttachedFile> Files)
{
    /// <summary>What this version does not know.</summary>
    public const string Unknown = "unknown";

    private const int MaxAttachments = 10;

    public static InstagramAttachments Read(JsonElement message)
    {
        if (message.Array("attachments"u8) is not { } array)
            return new([], message.IsTrue("is_unsupported"u8) ? Unknown : null, "", []);

        var images = ImmutableArray.CreateBuilder<string>();
        var files = ImmutableArray.CreateBuilder<AttachedFile>();
        var (media, text) = ((string?)null, "");
        JsonElement[] all = [.. array.EnumerateArray().Take(MaxAttachments)];
        // A shared post comes in two forms at once (Instagram Platform, changelog of 2025-11-03).
        var isPost = all.Any(one => one.Is("type"u8, "ig_post"u8));
        foreach (var attachment in all.Where(one => !(isPost && one.Is("type"u8, "share"u8))))
        {
            var address = attachment.Object("payload"u8)?.String("url"u8);
            if (File(attachment, address) is { } file)
                files.Add(file);
            switch (attachment.String("type"u8))
            {
                case "image" or "share" or "ig_post" when Addresses.IsOfPhoto(address):
                    images.Add(address!);
                    break;
                case "like_heart":
                    text = "❤️";
                    break;
                case "audio":
                    media ??= "voice";
                    break;
                case "video" or "ig_reel" or "reel":
                    media ??= "video";
                    break;
                case "file":
                    media ??= "document";
                    break;
                // Somebody shows the shop to their friends: a kindness, and no question.
                case "story_mention" or "ig_story":
                    media ??= "reaction";
                    break;
                default:
                    media ??= Unknown;
                    break;
            }
        }

        return new(images.ToImmutable(), images.Count > 0 && media == Unknown ? null : media, text, files.ToImmutable());
    }

    /// <summary>The type is not told: what phones record is MPEG-4, and a file's is in its name.</summary>
    private static AttachedFile? File(JsonElement attachment, string? address) => !Addresses.IsOfPhoto(address) ? null
        : attachment.String("type"u8) switch
        {
            "audio" => new(address!, "audio/mp4"),
            "video" or "ig_reel" or "reel" => new(address!, "video/mp4"),
            "file" => new(
                address!,
                new Uri(address!).AbsolutePath.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase)
                    ? "application/pdf" : "application/octet-stream"),
            _ => null,
        };
}
