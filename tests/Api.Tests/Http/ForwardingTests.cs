using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Http;

public sealed class ForwardingTests
{
    [Theory]
    [InlineData("127.0.0.0/8", "203.0.113.7", "https 203.0.113.7")]
    [InlineData("127.0.0.0/8", "198.51.100.1, 203.0.113.7", "https 203.0.113.7")]
    [InlineData("10.0.0.0/8", "203.0.113.7", "http 127.0.0.1")]
    public async Task A_trusted_proxy_says_who_asks_and_nobody_else_does(string trusted, string forwarded, string expected)
    {
        await using var host = await EdgeHost.Start(
            configure: builder =>
                builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Proxy:TrustedNetworks"] = trusted }),
            map: app => app.MapGet("/who", (HttpContext context) => $"{context.Request.Scheme} {context.Connection.RemoteIpAddress}"));
        using var client = host.Client();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", string.Join(", ", forwarded.Split(',').Select(_ => "https")));

        var who = await client.GetStringAsync("/who", TestContext.Current.CancellationToken);

        Assert.Equal(expected, who);
    }
}
