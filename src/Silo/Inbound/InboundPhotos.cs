using Microsoft.Extensions.Logging;
using MirtAi.Channels.WebChat;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Photos;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Inbound;

/// <inheritdoc cref="IInboundPhotos"/>
/// <remarks>They are kept where photos of the web chat are: exported, erased and expired with them.</remarks>
internal sealed partial class InboundPhotos(
    IEnumerable<IPhotoSource> sources, IAttachments attachments, TimeProvider clock, ILogger<InboundPhotos> logger) : IInboundPhotos
{
    /// <summary>How long an event waits for its photos: the platform waits for our answer meanwhile.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const string Prefix = WebChannel.AttachmentScheme + ":";

    private readonly IPhotoSource? source = sources.FirstOrDefault(source => source.Scheme == Uri.UriSchemeHttps);

    /// <inheritdoc/>
    public async Task<IInboundEvent> Keep(IInboundEvent inbound)
    {
        if (source is null
            || inbound is not InboundEvent { Kind: not InboundKind.Echo, Images: { IsDefaultOrEmpty: false } images } message)
            return inbound;
        using var late = new CancellationTokenSource(Patience, clock);
        var kept = await Task.WhenAll(images.Select(image => Keep(message.SessionKey, image, late.Token)));
        return message with { Images = [.. kept] };
    }

    /// <inheritdoc/>
    public async Task Forget(IInboundEvent kept)
    {
        if (kept is not InboundEvent { Images: { IsDefaultOrEmpty: false } images } message)
            return;
        string[] ids =
        [
            .. images.Where(image => image.StartsWith(Prefix, StringComparison.Ordinal)).Select(image => image[Prefix.Length..]),
        ];
        if (ids.Length == 0)
            return;
        try
        {
            await attachments.RemoveUnused(ids, message.SessionKey, CancellationToken.None);
        }
        catch (Exception exception) when (StorageFaults.IsUnavailable(exception))
        {
            LogLeft(exception); // They expire with the others.
        }
    }

    private async Task<string> Keep(string sessionKey, string address, CancellationToken cancellationToken)
    {
        if (!address.StartsWith(Uri.UriSchemeHttps + ":", StringComparison.Ordinal))
            return address;
        // The same for each copy of the event.
        var id = RepeatableId.Of($"{sessionKey}\n{address}");
        try
        {
            if (await attachments.Find(id, sessionKey, cancellationToken) is null)
            {
                if (await source!.Open(address, cancellationToken) is not { } photo)
                    return address;
                await attachments.Store(id, sessionKey, photo, clock.GetUtcNow(), cancellationToken);
            }

            return Prefix + id;
        }
        catch (OperationCanceledException)
        {
            return address;
        }
        catch (Exception exception) when (StorageFaults.IsUnavailable(exception))
        {
            return address; // Nor will the event be stored now.
        }
    }

    [LoggerMessage(640, LogLevel.Information, "Photos of an event that was not stored are left to expire")]
    private partial void LogLeft(Exception exception);
}
