using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace MirtAi.Testing;

/// <summary>
/// Stands on the wire between two programs: it passes bytes on, holds them, or cuts the line, at the moment that a test chooses.
/// Nothing that is held is lost.
/// </summary>
public sealed class TcpGate : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<GatedConnection, Task> connections = [];
    private readonly CancellationTokenSource stopping = new();
    private readonly IPEndPoint target;
    private readonly Task accepting;
    private long roundTrips;
    private volatile bool isCut;

    private TcpGate(IPEndPoint target)
    {
        this.target = target;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Where to connect instead of the target.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How often a client has asked after it had been answered, over all connections; the first question counts.</summary>
    public long RoundTrips => Interlocked.Read(ref roundTrips);

    internal Valve Requests { get; } = new();

    internal Valve Replies { get; } = new();

    /// <summary>A gate, open, before a port of this machine.</summary>
    public static TcpGate Before(int port) => new(new(IPAddress.Loopback, port));

    /// <summary>Nothing passes; connections stay open, and new ones are taken.</summary>
    public void Hold()
    {
        Requests.Close();
        Replies.Close();
    }

    /// <summary>The target gets everything and does it; its answers do not come back.</summary>
    public void HoldReplies() => Replies.Close();

    /// <summary>Every connection is cut, and new ones are too.</summary>
    public void Cut()
    {
        isCut = true;
        foreach (var connection in connections.Keys)
            connection.Abort();
    }

    /// <summary>Everything passes again, what was held first.</summary>
    public void Open()
    {
        isCut = false;
        Requests.Open();
        Replies.Open();
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        Cut();
        Open();
        await accepting;
        await Task.WhenAll(connections.Values);
        stopping.Dispose();
    }

    internal void CountRoundTrip() => Interlocked.Increment(ref roundTrips);

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptSocketAsync(stopping.Token);
                var connection = new GatedConnection(this, client);
                if (isCut)
                    connection.Abort();
                else
                    connections[connection] = RunAsync(connection);
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // A client that gave up at once, or the end.
            }
        }
    }

    private async Task RunAsync(GatedConnection connection)
    {
        await Task.Yield();
        await connection.RunAsync(this.target, stopping.Token);
        connections.TryRemove(connection, out _);
    }
}
