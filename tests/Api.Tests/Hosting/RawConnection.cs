using System.Net.Sockets;
using System.Text;

namespace MirtAi.Api.Tests.Hosting;

/// <summary>Says to the server exactly what a test wants, well formed or not.</summary>
internal sealed class RawConnection : IAsyncDisposable
{
    private readonly TcpClient client = new();
    private StreamReader reader = StreamReader.Null;

    public static async Task<RawConnection> Open(Uri address, string request)
    {
        var connection = new RawConnection();
        await connection.client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        connection.reader = new StreamReader(connection.client.GetStream(), Encoding.Latin1);
        await connection.Send(request);
        return connection;
    }

    public async Task Send(string text) =>
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text), TestContext.Current.CancellationToken);

    /// <summary>The next line of the answer; null when the server has closed.</summary>
    public async Task<string?> Line()
    {
        try
        {
            return await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }
}
