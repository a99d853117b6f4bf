namespace MirtAi.Grains.Settings;

/// <summary>Which addresses are good for what.</summary>
internal static class Addresses
{
    private const int MaxPhotoLength = 2_048;

    /// <summary>Whether requests can begin with it: an absolute http or https address without a user, a query or a fragment.</summary>
    public static bool IsBase(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address is { UserInfo: "", Query: "", Fragment: "" };

    /// <summary>Whether a customer's photo may be fetched from it: an https address of at most 2,048 characters.</summary>
    public static bool IsOfPhoto(string? value) =>
        value is { Length: <= MaxPhotoLength } && Uri.TryCreate(value, UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps;
}
