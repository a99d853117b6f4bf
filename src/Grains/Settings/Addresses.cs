namespace MirtAi.Grains.Settings;

/// <summary>Which addresses are good for what.</summary>
public static class Addresses
{
    private const int MaxPhotoLength = 2_048;

    /// <summary>Whether requests can begin with it: an absolute http or https address without a user, a query or a fragment.</summary>
    public static bool IsBase(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address is { UserInfo: "", Query: "", Fragment: "" };

    /// <summary>
    /// Whether a photo may be at it, a customer's or one that the shop sends: an https address of at most 2,048 characters.
    /// </summary>
    public static bool IsOfPhoto(string? value) =>
        value is { Length: <= MaxPhotoLength } && Uri.TryCreate(value, UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps && HostOf(address) is not null;

    /// <summary>
    /// The host as name services know it; null if it has characters that no name has, which <see cref="Uri"/> lets pass until it is asked.
    /// </summary>
    public static string? HostOf(Uri address)
    {
        try
        {
            return address.IdnHost;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
