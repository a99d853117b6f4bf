using Microsoft.Extensions.Logging;
using MirtAi.Grains.Files;
using MirtAi.Silo.Photos;

namespace MirtAi.Silo.Files;

/// <summary>Files at public addresses, such as a voice message in Instagram, by the rules of <see cref="PublicDownloads"/>.</summary>
internal sealed class PublicFileSource(PublicPhotoPolicy policy, TimeProvider time, ILogger<PublicFileSource> logger)
    : IFileSource, IDisposable
{
    private readonly PublicDownloads downloads = new(policy, "*/*", time, logger);

    public string Scheme => Uri.UriSchemeHttps;

    public Task<ReadOnlyMemory<byte>?> Open(string reference, CancellationToken cancellationToken) =>
        downloads.Open(reference, IFileSource.Timeout, IFileSource.MaxBytes, FileBytes.Read, cancellationToken);

    public void Dispose() => downloads.Dispose();
}
