using System.Net;
using System.Net.Sockets;

namespace MirtAi.Cluster.Processes;

/// <summary>
/// TCP ports of 127.0.0.1 that nobody listens on. Taken below the range from which systems number outgoing connections, so
/// that the port of a process that is down for a moment is not taken by somebody's connection meanwhile. A port is given out
/// once: who asked for it may not have begun to listen yet.
/// </summary>
public static class FreePort
{
    private const int First = 15_000;
    private const int Last = 30_000;
    private const int Attempts = 1_000;

    // Processes that ask at the same time begin at different places.
    private static int given = Random.Shared.Next(Last - First);

    public static int Next() => Next(1);

    /// <summary>The first of so many free ports in a row.</summary>
    public static int Next(int inARow)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var port = First + (Interlocked.Add(ref given, inARow) - inARow) % (Last - First);
            if (port + inARow <= Last && Enumerable.Range(port, inARow).All(IsFree))
                return port;
        }

        throw new InvalidOperationException($"No free port between {First} and {Last} on 127.0.0.1.");
    }

    public static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
