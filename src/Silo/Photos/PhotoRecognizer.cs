using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Photos;

namespace MirtAi.Silo.Photos;

/// <summary>
/// Asks the ledger, and the model only for what nobody has asked before; without a ledger always the model. What fails is not remembered.
/// </summary>
internal sealed partial class PhotoRecognizer(
    VisionModel model, VisionPrompt prompt, ILogger<PhotoRecognizer> logger, RecognitionLedger? ledger = null) : IPhotoRecognizer
{
    private readonly SharedCalls<PhotoReading?> calls = new();
    private volatile Briefing? last;

    public bool IsOn => model.IsOn;

    public Task<PhotoReading?> Recognize(Photo photo, ProductCatalog catalog, string sessionKey, CancellationToken cancellationToken)
    {
        var brief = BriefOf(catalog);
        var hash = Convert.ToHexStringLower(SHA256.HashData(photo.Content.Span));
        return calls.Run($"{hash} {brief.Version}", token => Recognize(photo, hash, brief, sessionKey, token), cancellationToken);
    }

    private async Task<PhotoReading?> Recognize(
        Photo photo, string hash, VisionBrief brief, string sessionKey, CancellationToken cancellationToken)
    {
        if (await Remember(hash, brief, cancellationToken) is { } known)
            return known;
        if (await model.Look(photo, brief, sessionKey, cancellationToken) is not { } seen)
            return null;

        await Note(hash, brief, seen.Reading, seen.Model, cancellationToken);
        return seen.Reading;
    }

    private async Task Note(string hash, VisionBrief brief, PhotoReading reading, string seenBy, CancellationToken cancellationToken)
    {
        try
        {
            if (ledger is not null)
                await ledger.Store(hash, brief.Version, reading, seenBy, cancellationToken);
        }
        catch (StorageUnavailableException exception)
        {
            LogForgetful(exception.Message);
        }
    }

    private async Task<PhotoReading?> Remember(string hash, VisionBrief brief, CancellationToken cancellationToken)
    {
        try
        {
            return ledger is null ? null : await ledger.Find(hash, brief.Version, cancellationToken);
        }
        catch (StorageUnavailableException exception)
        {
            LogForgetful(exception.Message);
            return null;
        }
    }

    private VisionBrief BriefOf(ProductCatalog catalog)
    {
        if (last is not { } briefing || briefing.Catalog != catalog)
            last = briefing = new Briefing(catalog, new VisionBrief(catalog, prompt));
        return briefing.Brief;
    }

    [LoggerMessage(6220, LogLevel.Warning, "What a photo shows is neither looked up nor noted: {Cause}")]
    private partial void LogForgetful(string cause);

    private sealed record Briefing(ProductCatalog Catalog, VisionBrief Brief);
}
