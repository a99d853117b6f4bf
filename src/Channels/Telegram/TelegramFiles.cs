using MirtAi.Grains.Durability;
using MirtAi.Grains.Files;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;

namespace MirtAi.Channels.Telegram;

/// <summary>Opens the files of messages that are to be sent. A few are held in memory at a time.</summary>
internal sealed class TelegramFiles(IEnumerable<IFileSource> sources) : IDisposable
{
    /// <summary>How many are held at a time.</summary>
    public const int MaxAtOnce = 2;

    /// <summary>The types of stickers, by which <see cref="MethodOf"/> knows them: images are no files.</summary>
    public const string Sticker = "image/webp", AnimatedSticker = "application/x-tgsticker";

    /// <summary>What takes any file (Bot API, sendDocument).</summary>
    public const string AnyFile = "sendDocument";

    private readonly SemaphoreSlim slots = new(MaxAtOnce);

    /// <summary>The method that shows a file as what it is, and its parameter (Bot API, "Available methods").</summary>
    public static (string Method, string Parameter) MethodOf(AttachedFile file) => file.ContentType switch
    {
        "audio/ogg" or "audio/opus" or "audio/mp4" or "audio/x-m4a" or "audio/m4a" => ("sendVoice", "voice"),
        "audio/mpeg" or "audio/mp3" => ("sendAudio", "audio"),
        "video/mp4" => ("sendVideo", "video"),
        Sticker or AnimatedSticker => ("sendSticker", "sticker"),
        _ => (AnyFile, "document"),
    };

    /// <summary>Whether it may be sent at all, by what is known of it.</summary>
    public static bool Carries(AttachedFile file) => !(file.Bytes > IFileSource.MaxBytes);

    /// <summary>
    /// Sends the file while it holds its content: <paramref name="send"/> gets null if there is none now. When a source is down the message
    /// is tried again later.
    /// </summary>
    public async Task<SendResult> With(
        AttachedFile file, Func<ReadOnlyMemory<byte>?, Task<SendResult>> send, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken);
        try
        {
            var (content, failure) = await Open(file.Reference, cancellationToken);
            return failure ?? await send(content);
        }
        finally
        {
            slots.Release();
        }
    }

    // What goes wrong with the platform is for the sender to tell: the file may have arrived.
    private async Task<(ReadOnlyMemory<byte>? Content, SendResult? Failure)> Open(string reference, CancellationToken cancellationToken)
    {
        var scheme = reference.Split(':', 2)[0];
        if (sources.FirstOrDefault(source => source.Scheme == scheme) is not { } source)
            return default;
        try
        {
            return (await source.Open(reference, cancellationToken), null);
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException or TimeoutException or StorageUnavailableException)
        {
            return (null, new SendResult.Failed($"a file of scheme {scheme} cannot be read now"));
        }
    }

    public void Dispose() => slots.Dispose();
}
