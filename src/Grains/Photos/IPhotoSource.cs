namespace MirtAi.Grains.Photos;

/// <summary>
/// Opens photos by reference. A reference's scheme says where the photo lies: <c>https:</c> a public address,
/// <c>catalog:</c> a file of the shop's catalogue, <c>attachment:</c> uploaded in the web chat, <c>telegram-file:</c> at Telegram,
/// <c>customer-picture:</c> the picture of a session's customer on their platform.
/// </summary>
public interface IPhotoSource
{
    /// <summary>The scheme, without the colon.</summary>
    string Scheme { get; }

    /// <summary>
    /// The photo, or null if there is none, it is larger than <see cref="Photo.MaxBytes"/>, or not an image by its content.
    /// </summary>
    Task<Photo?> Open(string reference, CancellationToken cancellationToken);
}
