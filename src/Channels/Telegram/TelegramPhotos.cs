using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Photos;

namespace MirtAi.Channels.Telegram;

/// <summary>Opens the photos of a message that is to be sent.</summary>
internal sealed partial class TelegramPhotos(IEnumerable<IPhotoSource> sources, ILogger<TelegramPhotos> logger)
{
    /// <summary>
    /// The photos in order; those at addresses are left to the platform to fetch unless <paramref name="uploads"/>, which is for addresses
    /// that strangers wrote and that may answer nobody but us. One that does not exist any more is left out, so that it does not cost the
    /// customer the rest of the answer; when a source is down the message fails as a whole and is tried again later.
    /// </summary>
    public async Task<(IReadOnlyList<OutboundPhoto> Photos, SendResult.Failed? Failure)> Open(
        ImmutableArray<string> references, bool uploads, CancellationToken cancellationToken)
    {
        List<OutboundPhoto> photos = [];
        foreach (var reference in references)
        {
            try
            {
                if (await Open(reference, uploads, cancellationToken) is { } photo)
                    photos.Add(photo);
                else
                    LogMissing(Scheme(reference));
            }
            catch (Exception exception)
                when (exception is HttpRequestException or IOException or TimeoutException or StorageUnavailableException)
            {
                return ([], new SendResult.Failed($"a photo of scheme {Scheme(reference)} cannot be read now"));
            }
        }

        return (photos, null);
    }

    private async Task<OutboundPhoto?> Open(string reference, bool uploads, CancellationToken cancellationToken)
    {
        var scheme = Scheme(reference);
        var isAddress = scheme == Uri.UriSchemeHttps;
        if (isAddress && !uploads)
            return new OutboundPhoto(reference, null);
        var source = sources.FirstOrDefault(source => source.Scheme == scheme);
        var photo = source is null ? null : await source.Open(reference, cancellationToken);
        return photo is not null ? new OutboundPhoto(null, photo) : isAddress ? new OutboundPhoto(reference, null) : null;
    }

    private static string Scheme(string reference) => reference.Split(':', 2)[0];

    [LoggerMessage(EventId = 4110, Level = LogLevel.Warning, Message = "A photo of scheme {Scheme} is left out: it cannot be opened")]
    private partial void LogMissing(string scheme);
}
