using Microsoft.Extensions.Logging;
using MirtAi.Grains.Photos;

namespace MirtAi.Silo.Photos;

/// <summary>Photos at public addresses, by the rules of <see cref="PublicDownloads"/>.</summary>
internal sealed class PublicPhotoSource(PublicPhotoPolicy policy, TimeProvider time, ILogger<PublicPhotoSource> logger)
    : IPhotoSource, IDisposable
{
    private readonly PublicDownloads downloads = new(policy, "image/*", time, logger);

    public string Scheme => Uri.UriSchemeHttps;

    public Task<Photo?> Open(string reference, CancellationToken cancellationToken) =>
        downloads.Open(reference, policy.Timeout, Photo.MaxBytes, PhotoBytes.Read, cancellationToken);

    public void Dispose() => downloads.Dispose();
}
