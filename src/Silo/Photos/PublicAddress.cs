using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace MirtAi.Silo.Photos;

/// <summary>
/// Which addresses lie on the public internet, by the special-purpose registries of IANA (RFC 6890 and its successors): the rest is this
/// machine, its network, a cloud's metadata, or nobody's.
/// </summary>
internal static class PublicAddress
{
    private const int Nat64Prefix = 96;

    private static readonly ImmutableArray<IPNetwork> Closed4 = Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
        // Public by its number, but answered by the host of a machine at Azure.
        "168.63.129.16/32");

    /// <summary>All that is routed on the internet; of it, protocols (Teredo, ORCHID), documentation, 6to4.</summary>
    private static readonly IPNetwork Routed6 = IPNetwork.Parse("2000::/3");

    private static readonly ImmutableArray<IPNetwork> Closed6 = Networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private static readonly IPNetwork Nat64 = IPNetwork.Parse($"64:ff9b::/{Nat64Prefix}");

    /// <summary>Whether an address is public. IPv4 addresses within IPv6 ones count as themselves.</summary>
    public static bool Is(IPAddress address)
    {
        if (address.AddressFamily is AddressFamily.InterNetwork)
            return !Closed4.Any(network => network.Contains(address));
        if (address.AddressFamily is not AddressFamily.InterNetworkV6 || address.ScopeId != 0)
            return false;
        if (address.IsIPv4MappedToIPv6)
            return Is(address.MapToIPv4());
        if (Nat64.Contains(address))
            return Is(new IPAddress(address.GetAddressBytes().AsSpan(Nat64Prefix / 8)));

        return Routed6.Contains(address) && !Closed6.Any(network => network.Contains(address));
    }

    private static ImmutableArray<IPNetwork> Networks(params ReadOnlySpan<string> networks)
    {
        var parsed = ImmutableArray.CreateBuilder<IPNetwork>(networks.Length);
        foreach (var network in networks)
            parsed.Add(IPNetwork.Parse(network));
        return parsed.MoveToImmutable();
    }
}
