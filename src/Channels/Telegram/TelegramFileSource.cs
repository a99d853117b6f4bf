using MirtAi.Grains.Files;

namespace MirtAi.Channels.Telegram;

/// <summary>Files at Telegram, by the schemes of photos.</summary>
internal sealed class TelegramFileSource(string scheme, TelegramDownloads downloads) : IFileSource
{
    public string Scheme => scheme;

    public Task<ReadOnlyMemory<byte>?> Open(string reference, CancellationToken cancellationToken) =>
        downloads.Open(reference, IFileSource.MaxBytes, Read, cancellationToken);

    /// <summary>Whatever was announced, no more is read than a file may have.</summary>
    private static async Task<ReadOnlyMemory<byte>?> Read(Stream stream, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var chunk = new byte[81_920];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (content.Length + read > IFileSource.MaxBytes)
                return null;
            content.Write(chunk, 0, read);
        }

        return content.ToArray();
    }
}
