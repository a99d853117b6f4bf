using MirtAi.Grains.Catalog;

namespace MirtAi.Grains.Photos;

/// <summary>Sees which of the catalogue's products a photo shows. It proposes; <see cref="PhotoVerdict"/> decides.</summary>
public interface IPhotoRecognizer
{
    /// <summary>Whether there is anybody to look; without, customers are asked for words.</summary>
    bool IsOn { get; }

    /// <summary>What the photo shows, or null if nobody could look this time.</summary>
    /// <param name="photo">The photo.</param>
    /// <param name="catalog">What it is held against.</param>
    /// <param name="sessionKey">On whose account a model's call is recorded.</param>
    /// <param name="cancellationToken">Ends the look when nobody waits for it any more.</param>
    Task<PhotoReading?> Recognize(Photo photo, ProductCatalog catalog, string sessionKey, CancellationToken cancellationToken);
}
