using System.Net;
using Microsoft.AspNetCore.Http;

namespace MirtAi.Cluster.Tests.Proxy;

/// <summary>One target fails; the client must not notice where the request may be repeated, and must be told where not.</summary>
public sealed class ProxyRetryTests
{
    private const int Enough = 40;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_target_that_went_down_costs_no_request()
    {
        await using var proxy = await ProxyUnderTest.StartAsync(Ok, Ok);

        await proxy.Backends[0].DisposeAsync();

        for (var i = 0; i < Enough; i++)
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(proxy, "/api/v1/anything")).StatusCode);
    }

    [Fact]
    public async Task Every_ready_target_gets_its_share()
    {
        await using var proxy = await ProxyUnderTest.StartAsync(Ok, Ok, Ok);

        for (var i = 0; i < 3 * Enough; i++)
            await PostAsync(proxy, "/webhooks/telegram");

        Assert.All(proxy.Backends, backend => Assert.InRange(backend.Requests, 10, 3 * Enough));
    }

    [Fact]
    public async Task A_503_is_taken_elsewhere_with_the_same_body()
    {
        await using var proxy = await ProxyUnderTest.StartAsync(Refuse, Echo);

        for (var i = 0; i < Enough; i++)
            Assert.Equal("a body", await (await PostAsync(proxy, "/chat/messages")).Content.ReadAsStringAsync(Cancellation));

        Assert.NotEqual(0, proxy.Backends[0].Requests);
    }

    [Fact]
    public async Task When_all_say_503_the_client_gets_what_they_said()
    {
        await using var proxy = await ProxyUnderTest.StartAsync(Refuse, Refuse);

        var response = await PostAsync(proxy, "/webhooks/telegram");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("3", Assert.Single(response.Headers.GetValues("Retry-After")));
        Assert.Equal("no database", await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(2, proxy.Backends.Sum(backend => backend.Requests));
    }

    [Fact]
    public async Task When_none_is_up_the_answer_is_503_at_once()
    {
        await using var proxy = await ProxyUnderTest.StartAsync(Ok);
        await proxy.Backends[0].DisposeAsync();

        var response = await PostAsync(proxy, "/webhooks/telegram");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.Contains("Retry-After"));
    }

    [Fact]
    public async Task One_that_drains_gets_nothing_new()
    {
        await using var proxy = await ProxyUnderTest.StartAsync(Ok, Ok);

        proxy.Backends[0].IsReady = false;
        await proxy.UntilReady(1);
        var before = proxy.Backends[0].Requests;
        for (var i = 0; i < Enough; i++)
            await PostAsync(proxy, "/webhooks/telegram");

        Assert.Equal(before, proxy.Backends[0].Requests);
    }

    [Theory]
    [InlineData("/webhooks/telegram")]
    public async Task A_request_that_carries_its_identity_survives_the_death_of_the_process_that_had_it(string path)
    {
        await using var proxy = await ProxyUnderTest.StartAsync(BreakOff, Echo);

        for (var i = 0; i < Enough; i++)
        {
            var response = await PostAsync(proxy, path);
            Assert.Equal("a body", await response.Content.ReadAsStringAsync(Cancellation));
            await proxy.UntilReady(2);
        }

        Assert.NotEqual(0, proxy.Backends[0].Requests);
    }

    [Theory]
    [InlineData("/api/v1/broadcasts", null)]
    [InlineData("/api/v1/sessions/web:1/messages", "a-key-that-the-service-does-not-know")]
    public async Task Any_other_request_is_not_repeated_when_it_may_have_been_done(string path, string? key)
    {
        await using var proxy = await ProxyUnderTest.StartAsync(BreakOff);

        var response = await PostAsync(proxy, path, key);

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal(1, proxy.Backends[0].Requests);
    }

    private static Task<HttpResponseMessage> PostAsync(ProxyUnderTest proxy, string path, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("a body") };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return proxy.Http.SendAsync(request, Cancellation);
    }

    private static Task Ok(HttpContext context) => context.Response.WriteAsync("ok");

    private static Task Echo(HttpContext context) => context.Request.Body.CopyToAsync(context.Response.Body);

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = 503;
        context.Response.Headers.RetryAfter = "3";
        return context.Response.WriteAsync("no database");
    }

    private static async Task BreakOff(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        context.Abort();
    }
}
