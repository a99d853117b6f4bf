using System.Net;
using System.Net.Sockets;

namespace MirtAi.Api.Http;

/// <summary>Whom limits hold for that cannot rest on what a client says of itself.</summary>
internal static class ClientNetwork
{
    /// <summary>
    /// The address as the trusted proxy tells it; of IPv6 the /64 that one customer has to choose addresses from. Empty if there is none.
    /// </summary>
    public static string Of(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    /// <inheritdoc cref="Of(IPAddress?)"/>
    public static string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);
}
