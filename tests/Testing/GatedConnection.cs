using System.Net;
using System.Net.Sockets;

namespace MirtAi.Testing;

/// <summary>One client's connection through a <see cref="TcpGate"/>.</summary>
internal sealed class GatedConnection(TcpGate gate, Socket client)
{
    private const int BufferBytes = 64 * 1024;

    private readonly Socket server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private volatile bool wasAnswered = true;

    internal async Task RunAsync(IPEndPoint target, CancellationToken stopping)
    {
        try
        {
            client.NoDelay = true;
            await server.ConnectAsync(target, stopping);
            await Task.WhenAny(
                PassAsync(client, server, gate.Requests, CountQuestion, stopping),
                PassAsync(server, client, gate.Replies, () => wasAnswered = true, stopping));
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            // Nobody listens behind the gate: the client finds out in the same way.
        }
        finally
        {
            Abort();
        }
    }

    /// <summary>Ends it with a reset, as a lost machine or a cut cable would.</summary>
    internal void Abort()
    {
        foreach (var socket in (Socket[])[client, server])
        {
            try
            {
                socket.LingerState = new LingerOption(true, 0);
            }
            catch (Exception exception) when (IsEnd(exception))
            {
                // It is closed already.
            }

            socket.Dispose();
        }
    }

    private void CountQuestion()
    {
        if (wasAnswered)
            gate.CountRoundTrip();
        wasAnswered = false;
    }

    private static async Task PassAsync(Socket from, Socket to, Valve valve, Action onBytes, CancellationToken stopping)
    {
        var buffer = new byte[BufferBytes];
        try
        {
            while (await from.ReceiveAsync(buffer, SocketFlags.None, stopping) is > 0 and var count)
            {
                await valve.Passage.WaitAsync(stopping);
                onBytes();
                for (var sent = 0; sent < count;)
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), SocketFlags.None, stopping);
            }
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            // One side has gone; the other is told by the end of the connection.
        }
    }

    private static bool IsEnd(Exception exception) => exception is SocketException or OperationCanceledException or ObjectDisposedException;
}
