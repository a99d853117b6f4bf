using System.Net;
using System.Net.Security;
using MirtAi.Grains.Settings;

namespace MirtAi.Silo.Photos;

/// <summary>
/// What <see cref="PublicPhotoSource"/> may reach. No setting leads here: the service has the defaults, and only a test, which makes the
/// source itself, can allow more.
/// </summary>
internal sealed record PublicPhotoPolicy
{
    /// <summary>The longest address, in characters.</summary>
    public const int MaxAddressLength = 2048;

    /// <summary>How often an answer may lead elsewhere.</summary>
    public const int MaxRedirects = 3;

    /// <summary>From the first look-up of a name to the last byte.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The port.</summary>
    public Func<int, bool> AllowsPort { get; init; } = port => port == 443;

    /// <summary>The name that is asked, also after a redirect.</summary>
    public Func<string, bool> AllowsHost { get; init; } = _ => true;

    /// <summary>The address that a connection would go to.</summary>
    public Func<IPAddress, bool> AllowsAddress { get; init; } = PublicAddress.Is;

    /// <summary>The addresses of a name.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Who the other side is; null leaves it to the system.</summary>
    public RemoteCertificateValidationCallback? Trusts { get; init; }

    /// <summary>An address that may be asked for, or null: https alone, without a user, at an allowed port.</summary>
    public Uri? Parse(string address) =>
        address.Length <= MaxAddressLength && Uri.TryCreate(address, UriKind.Absolute, out var parsed) && Allows(parsed) ? parsed : null;

    /// <summary>Where an answer leads, by the same rules; null if it may not be followed.</summary>
    public Uri? Follow(Uri from, Uri? location) =>
        location is not null
        && Uri.TryCreate(from, location, out var next)
        && next.OriginalString.Length <= MaxAddressLength
        && Allows(next)
            ? next
            : null;

    private bool Allows(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0 && address.Host.Length > 0 && AllowsPort(address.Port)
        && Addresses.HostOf(address) is { } host && AllowsHost(host);
}
