using System.Net;
using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Http;

public sealed class TraceTests
{
    [Fact]
    public async Task Every_response_carries_a_new_trace_id_also_an_error()
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();

        var fine = await client.GetAsync("/health/live", TestContext.Current.CancellationToken);
        var missing = await client.GetAsync("/nothing", TestContext.Current.CancellationToken);

        Assert.Matches("^[0-9a-f]{32}$", fine.TraceId());
        Assert.Matches("^[0-9a-f]{32}$", missing.TraceId());
        Assert.NotEqual(fine.TraceId(), missing.TraceId());
    }

    [Theory]
    [InlineData("X-Trace-Id", "order_17.retry-2", "order_17.retry-2")]
    [InlineData("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "4bf92f3577b34da6a3ce929d0e0e4736")]
    public async Task An_incoming_trace_id_is_continued(string header, string value, string expected)
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();
        client.DefaultRequestHeaders.Add(header, value);

        var response = await client.GetAsync("/nothing", TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.TraceId());
        await response.AssertProblem(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("has space")]
    [InlineData("<script>")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task A_trace_id_that_is_not_sane_is_replaced(string value)
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("X-Trace-Id", value);

        var response = await client.GetAsync("/health/live", TestContext.Current.CancellationToken);

        Assert.Matches("^[0-9a-f]{32}$", response.TraceId());
    }
}
