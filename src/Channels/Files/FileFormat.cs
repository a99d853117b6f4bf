using MirtAi.Grains.Files;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Channels.Files;

/// <summary>What a file is when a platform fetches it from us.</summary>
/// <param name="Kind">What platforms call it: <c>audio</c>, <c>video</c> or <c>file</c>.</param>
/// <param name="ContentType">Its type then.</param>
/// <param name="Extension">The ending of its name then, without the dot.</param>
public sealed record FileFormat(string Kind, string ContentType, string Extension)
{
    /// <summary>The longest voice message that is converted, in seconds: as WAV it takes 23 of the 25 MB that platforms take.</summary>
    private const int MaxVoiceSeconds = 12 * 60;

    private const string Audio = "audio", Video = "video", Document = "file";

    private static readonly FileFormat Wave = new(Audio, "audio/wav", "wav"), Mp4 = new(Audio, "audio/mp4", "m4a"),
        Aac = new(Audio, "audio/aac", "aac"), Mp3 = new(Audio, "audio/mpeg", "mp3");

    /// <summary>It is converted on the way: voice messages are Opus, which hardly any platform takes.</summary>
    public bool IsConverted { get; private init; }

    /// <summary>The format of a file; null if it is none that is passed on, or it is too large or too long.</summary>
    public static FileFormat? Of(AttachedFile file) => file.Bytes > IFileSource.MaxBytes ? null : file.ContentType switch
    {
        "audio/ogg" or "audio/opus" => file.Seconds > MaxVoiceSeconds ? null : Wave with { IsConverted = true },
        "audio/wav" or "audio/x-wav" or "audio/wave" or "audio/vnd.wave" => Wave,
        "audio/mp4" or "audio/x-m4a" or "audio/m4a" => Mp4,
        "audio/aac" or "audio/x-aac" => Aac,
        "audio/mpeg" or "audio/mp3" => Mp3,
        "video/mp4" => new(Video, "video/mp4", "mp4"),
        "video/quicktime" => new(Video, "video/quicktime", "mov"),
        "video/webm" => new(Video, "video/webm", "webm"),
        "video/x-msvideo" => new(Video, "video/x-msvideo", "avi"),
        "application/pdf" => new(Document, "application/pdf", "pdf"),
        _ => null,
    };
}
