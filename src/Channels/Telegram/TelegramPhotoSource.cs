using MirtAi.Grains.Photos;

namespace MirtAi.Channels.Telegram;

/// <summary>Photos at Telegram, <c>telegram-file:FILE_ID</c> those of the customers' bot.</summary>
internal sealed class TelegramPhotoSource(string scheme, TelegramDownloads downloads) : IPhotoSource
{
    public string Scheme => scheme;

    public Task<Photo?> Open(string reference, CancellationToken cancellationToken) =>
        downloads.Open(reference, downloads.PhotoTimeout, Photo.MaxBytes, PhotoBytes.Read, cancellationToken);
}
