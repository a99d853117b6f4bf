namespace MirtAi.Channels.Photos;

/// <summary>Addresses at which a platform fetches photos from the service, see <see cref="SignedLinks"/>.</summary>
public sealed class SignedPhotoLinks(SignedLinks links)
{
    /// <summary>The path that links begin with.</summary>
    public const string Path = "/photos/";

    private const string Purpose = "photo links";

    /// <summary>
    /// Where the platform can fetch a photo: at its own address if that is public, else by a link; null if the platform cannot reach the
    /// service.
    /// </summary>
    public string? To(string reference)
    {
        if (reference.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
            return reference;
        return links.Sign(Purpose, reference) is var (root, token) ? $"{root}{Path}{token}" : null;
    }

    /// <summary>The photo that a link's last part names; null if the link is not ours, or has ended.</summary>
    public string? ReferenceOf(string token) => links.Read(Purpose, token);
}
