using System.Net;
using System.Net.Sockets;

namespace MirtAi.Silo.Photos;

/// <summary>
/// Opens connections to public addresses. The very address that was checked is connected to: a name that answers otherwise the next time it
/// is looked up (DNS rebinding) gains nothing.
/// </summary>
internal static class PublicConnection
{
    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="HttpRequestException">The name has no address that may be reached, or none answers.</exception>
    public static async ValueTask<Stream> Open(PublicPhotoPolicy policy, DnsEndPoint endpoint, CancellationToken cancellationToken)
    {
        IPAddress[] addresses =
            IPAddress.TryParse(endpoint.Host, out var literal) ? [literal] : await Resolve(policy, endpoint.Host, cancellationToken);
        SocketException? last = null;
        foreach (var address in addresses.Where(policy.AllowsAddress))
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, endpoint.Port), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException exception)
            {
                socket.Dispose();
                last = exception;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw new HttpRequestException(last is null ? "The host has no public address." : "The host does not answer.", last);
    }

    private static async Task<IPAddress[]> Resolve(PublicPhotoPolicy policy, string host, CancellationToken cancellationToken)
    {
        try
        {
            return await policy.Resolve(host, cancellationToken);
        }
        catch (SocketException exception)
        {
            throw new HttpRequestException("The host has no address.", exception);
        }
    }
}
