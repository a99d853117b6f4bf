using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Telemetry;

namespace MirtAi.Grains.Photos;

/// <summary>Opens the photos of a turn and has them looked at, together, within <see cref="PhotoOptions.Timeout"/>.</summary>
public sealed partial class PhotoReader(
    IEnumerable<IPhotoSource> sources, IPhotoRecognizer recognizer, IOptions<PhotoOptions> options, TimeProvider time,
    ILogger<PhotoReader> logger)
{
    /// <summary>Whether there is anybody to look.</summary>
    public bool IsOn => recognizer.IsOn;

    /// <summary>What each photo shows, by its reference; null for one that nobody could look at. Never fails but by cancellation.</summary>
    public async Task<ImmutableDictionary<string, PhotoReading?>> Read(
        ImmutableArray<string> references, ProductCatalog catalog, string sessionKey, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Value.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var readings = await Task.WhenAll(references.Distinct().Select(async reference =>
            KeyValuePair.Create(reference, await ReadOne(reference, catalog, sessionKey, either.Token))));
        cancellationToken.ThrowIfCancellationRequested();
        return readings.ToImmutableDictionary(StringComparer.Ordinal);
    }

    private async Task<PhotoReading?> ReadOne(
        string reference, ProductCatalog catalog, string sessionKey, CancellationToken cancellationToken)
    {
        var scheme = reference.Split(':', 2)[0];
        try
        {
            var source = sources.FirstOrDefault(source => source.Scheme == scheme);
            var photo = source is null ? null : await source.Open(reference, cancellationToken);
            return photo is null ? null : await recognizer.Recognize(photo, catalog, sessionKey, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception) // The edge of a photo: whatever is wrong with one, the turn goes on without it.
        {
            CaughtFaults.Count("photo", exception);
            LogFailed(exception, scheme);
            return null;
        }
    }

    [LoggerMessage(6210, LogLevel.Warning, "A photo of scheme {Scheme} could not be looked at")]
    private partial void LogFailed(Exception exception, string scheme);
}
