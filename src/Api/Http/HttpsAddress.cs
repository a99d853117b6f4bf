namespace MirtAi.Api.Http;

/// <summary>Addresses of photos that clients name.</summary>
internal static class HttpsAddress
{
    /// <summary>Whether it is an absolute https address of at most so many characters.</summary>
    public static bool IsValid(string? value, int maxLength) =>
        value is not null && value.Length <= maxLength
        && Uri.TryCreate(value, UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps;
}
