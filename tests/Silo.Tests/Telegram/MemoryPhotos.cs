using MirtAi.Grains.Photos;

namespace MirtAi.Silo.Tests.Telegram;

/// <summary>Photos of one scheme, by the part of the reference behind the colon.</summary>
internal sealed class MemoryPhotos(string scheme, Dictionary<string, byte[]> photos) : IPhotoSource
{
    public static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[500]];

    public string Scheme => scheme;

    public Task<Photo?> Open(string reference, CancellationToken cancellationToken) =>
        Task.FromResult(
            photos.TryGetValue(reference[(scheme.Length + 1)..], out var content)
                ? new Photo(content, Photo.ContentTypeOf(content)!)
                : null);
}
