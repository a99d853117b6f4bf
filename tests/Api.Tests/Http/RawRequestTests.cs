using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MirtAi.Api.Http;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Api.Webhooks;

namespace MirtAi.Api.Tests.Http;

/// <summary>Requests that no client library makes.</summary>
public sealed class RawRequestTests
{
    [Theory]
    [InlineData("7FFFFFFFFF")]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFFFF")]
    [InlineData("zz")]
    [InlineData("-1")]
    public async Task A_chunk_of_an_impossible_size_is_a_bad_request(string size)
    {
        await using var host = await Start();

        await using var connection = await RawConnection.Open(
            host.Address, $"POST /hook HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{size}\r\n");

        Assert.Matches("^HTTP/1.1 4(00|13) ", await connection.Line());
    }

    [Theory]
    [InlineData("GET /health/live HTTP/1.1\nHost: x\n\n")]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: x\nX-A: b\r\n\r\n")]
    [InlineData("GET /health/live HTTP/1.1\nHost: x\r\n\r\n")]
    public async Task A_line_that_ends_without_CR_is_a_bad_request(string request)
    {
        await using var host = await Start();

        await using var connection = await RawConnection.Open(host.Address, request);

        Assert.StartsWith("HTTP/1.1 400 ", await connection.Line(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_beyond_the_limit_are_closed_and_the_others_are_served()
    {
        await using var host = await Start(("Http:MaxConnections", "100"));
        var open = new List<RawConnection>();
        for (var i = 0; i < 100; i++)
        {
            open.Add(await RawConnection.Open(host.Address, "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"));
            Assert.StartsWith("HTTP/1.1 200", await open[i].Line(), StringComparison.Ordinal);
        }

        await using var refused = await RawConnection.Open(host.Address, "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");

        Assert.Null(await refused.Line());
        foreach (var connection in open)
            await connection.DisposeAsync();
    }

    [Fact]
    public async Task A_body_must_come_at_a_least_rate()
    {
        await using var host = await Start();

        var limits = host.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        Assert.Equal(ServerLimits.MinBodyBytesPerSecond, limits.MinRequestBodyDataRate!.BytesPerSecond);
        Assert.Equal(10_000, limits.MaxConcurrentConnections);
    }

    private static Task<EdgeHost> Start(params (string Key, string Value)[] settings) => EdgeHost.Start(
        configure: builder => builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))),
        map: app => app.MapPost("/hook", async (HttpRequest request, CancellationToken cancellationToken) =>
            (await WebhookBody.Read(request, cancellationToken)).Length));
}
