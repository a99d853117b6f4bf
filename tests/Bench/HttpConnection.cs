using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MirtAi.Bench;

/// <summary>One kept-alive HTTP/1.1 connection that costs the machine little, so that the service is what is measured.</summary>
internal sealed class HttpConnection(int port) : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[16 * 1024];

    public Task Connect(CancellationToken cancellationToken) => socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken).AsTask();

    /// <summary>Sends a whole request and reads its whole answer; the status.</summary>
    public async Task<int> Exchange(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        await socket.SendAsync(request, cancellationToken);
        var have = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(have), cancellationToken);
            if (read == 0)
                throw new IOException("The service closed the connection.");
            have += read;
            if (IsWhole(buffer.AsSpan(0, have)))
                return (buffer[9] - '0') * 100 + (buffer[10] - '0') * 10 + (buffer[11] - '0');
        }
    }

    public void Dispose() => socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return false;
        var head = Encoding.ASCII.GetString(answer[..end]);
        var at = head.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return answer.EndsWith("0\r\n\r\n"u8) || !head.Contains("chunked", StringComparison.OrdinalIgnoreCase);
        var digits = head.AsSpan(at + 16);
        var line = digits.IndexOf('\r');
        return answer.Length >= end + 4 + int.Parse(line < 0 ? digits : digits[..line], provider: null);
    }
}
