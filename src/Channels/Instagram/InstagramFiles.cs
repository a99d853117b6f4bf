using MirtAi.Channels.Files;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Channels.Instagram;

/// <summary>
/// Which files Instagram brings to customers (Instagram Messaging, "Upload media"): AAC, M4A, WAV, MP4, MOV, WebM, AVI and PDF, of at most
/// 25 MB.
/// </summary>
internal static class InstagramFiles
{
    private static readonly string[] Extensions = ["aac", "m4a", "wav", "mp4", "mov", "webm", "avi", "pdf"];

    /// <summary>The format in which it is brought; null if it is not.</summary>
    public static FileFormat? FormatOf(AttachedFile file) =>
        FileFormat.Of(file) is { } format && Extensions.Contains(format.Extension) ? format : null;
}
