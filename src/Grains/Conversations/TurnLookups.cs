using MirtAi.Catalog;
using MirtAi.Photos;

namespace MirtAi.Conversations;

/// <summary>Finds out what the rules of a turn ask for.</summary>
internal sealed class TurnLookups(PhotoReader photos)
{
    /// <summary>The findings, or null if there is nobody to ask.</summary>
    public async Task<Findings?> Find(TurnRequest request, Lookups wanted, ProductCatalog catalog, CancellationToken cancellationToken)
    {
        if (wanted.Photos.IsEmpty || !photos.IsOn)
            return null;

        return Findings.None with { Photos = await photos.Read(wanted.Photos, catalog, request.SessionKey, cancellationToken) };
    }
}
