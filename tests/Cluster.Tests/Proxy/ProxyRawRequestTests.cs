using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace MirtAi.Cluster.Tests.Proxy;

/// <summary>What no client library sends is refused by the proxy itself and reaches no target.</summary>
public sealed class ProxyRawRequestTests
{
    [Theory]
    [InlineData("GET /a HTTP/1.1\nHost: x\n\n")]
    [InlineData("GET /a HTTP/1.1\r\nHost: x\nX-A: b\r\n\r\n")]
    [InlineData("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n7FFFFFFFFF\r\n")]
    [InlineData("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n")]
    [InlineData("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    public async Task It_is_a_bad_request(string request)
    {
        await using var proxy = await ProxyUnderTest.StartAsync(context => context.Response.WriteAsync("ok"));
        using var client = new TcpClient();
        await client.ConnectAsync(proxy.Http.BaseAddress!.Host, proxy.Http.BaseAddress.Port, TestContext.Current.CancellationToken);

        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);

        Assert.StartsWith("HTTP/1.1 400 ", await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(0, proxy.Backends[0].Requests);
    }
}
