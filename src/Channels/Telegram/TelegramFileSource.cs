using MirtAi.Grains.Files;

namespace MirtAi.Channels.Telegram;

/// <summary>Files at Telegram, by the schemes of photos.</summary>
internal sealed class TelegramFileSource(string scheme, TelegramDownloads downloads) : IFileSource
{
    public string Scheme => scheme;

    public Task<ReadOnlyMemory<byte>?> Open(string reference, CancellationToken cancellationToken) =>
        downloads.Open(reference, IFileSource.Timeout, IFileSource.MaxBytes, FileBytes.Read, cancellationToken);
}
