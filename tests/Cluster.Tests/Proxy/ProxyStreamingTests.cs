using System.Net;
using Microsoft.AspNetCore.Http;

namespace MirtAi.Cluster.Tests.Proxy;

/// <summary>What goes through the proxy goes through as it came, when it came.</summary>
public sealed class ProxyStreamingTests
{
    private const int Mebibyte = 1024 * 1024;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_arrives_while_the_stream_is_still_open()
    {
        var next = new TaskCompletionSource();
        await using var proxy = await ProxyUnderTest.StartAsync(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync("data: one\n\n");
            await context.Response.Body.FlushAsync();
            await next.Task;
            await context.Response.WriteAsync("data: two\n\n");
        });

        using var response = await proxy.Http.GetAsync("/chat/events", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancellation));
        Assert.Equal("data: one", await reader.ReadLineAsync(Cancellation));
        next.SetResult();

        Assert.Equal("", await reader.ReadLineAsync(Cancellation));
        Assert.Equal("data: two", await reader.ReadLineAsync(Cancellation));
    }

    [Fact]
    public async Task A_head_arrives_before_any_body()
    {
        var never = new TaskCompletionSource();
        await using var proxy = await ProxyUnderTest.StartAsync(async context =>
        {
            await context.Response.Body.FlushAsync();
            await never.Task;
        });

        using var response = await proxy.Http.GetAsync("/chat/events", HttpCompletionOption.ResponseHeadersRead, Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        never.SetResult();
    }

    [Fact]
    public async Task A_client_that_leaves_ends_the_request_at_the_target()
    {
        var left = new TaskCompletionSource();
        await using var proxy = await ProxyUnderTest.StartAsync(async context =>
        {
            context.RequestAborted.Register(() => left.TrySetResult());
            await context.Response.Body.FlushAsync();
            await left.Task;
        });

        (await proxy.Http.GetAsync("/chat/events", HttpCompletionOption.ResponseHeadersRead, Cancellation)).Dispose();

        await left.Task.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System, Cancellation);
    }

    [Fact]
    public async Task A_body_that_breaks_off_does_not_look_complete()
    {
        await using var proxy = await ProxyUnderTest.StartAsync(async context =>
        {
            await context.Response.WriteAsync("half of ");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => proxy.Http.GetStringAsync("/anything", Cancellation));
    }

    [Theory]
    [InlineData(Mebibyte)]
    [InlineData(Mebibyte + 1)]
    [InlineData(2 * Mebibyte)]
    public async Task A_body_of_any_size_arrives_whole(int size)
    {
        await using var proxy = await ProxyUnderTest.StartAsync(Count);

        foreach (var content in (HttpContent[])[new ByteArrayContent(new byte[size]), new StreamContent(new Unsized(size))])
        {
            var response = await proxy.Http.PostAsync("/webhooks/telegram", content, Cancellation);
            Assert.Equal($"{size}", await response.Content.ReadAsStringAsync(Cancellation));
        }
    }

    [Fact]
    public async Task A_large_body_that_the_target_refuses_gives_the_refusal()
    {
        await using var proxy = await ProxyUnderTest.StartAsync(context =>
        {
            context.Response.StatusCode = 413;
            return context.Response.WriteAsync("too large");
        });

        var response = await proxy.Http.PostAsync("/webhooks/telegram", new ByteArrayContent(new byte[2 * Mebibyte]), Cancellation);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Headers_status_and_query_pass_and_the_client_is_named()
    {
        await using var proxy = await ProxyUnderTest.StartAsync(context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = "/elsewhere";
            context.Response.Headers.SetCookie = new(["a=1", "b=2"]);
            return context.Response.WriteAsync(
                $"{context.Request.Host}{context.Request.Path}{context.Request.QueryString} "
                + $"{context.Request.Headers["X-Forwarded-For"]} {context.Request.Headers["X-Forwarded-Proto"]}"
                    + $" {context.Request.Headers["X-Custom"]}");
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/a%20b?q=%D1%96");
        request.Headers.Add("X-Custom", "kept");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");

        using var response = await proxy.Http.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(2, response.Headers.GetValues("Set-Cookie").Count());
        Assert.Equal(
            $"{proxy.Http.BaseAddress!.Authority}/a%20b?q=%D1%96 203.0.113.9, 127.0.0.1 http kept",
            await response.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task Count(HttpContext context)
    {
        var count = 0L;
        var buffer = new byte[8192];
        while (await context.Request.Body.ReadAsync(buffer) is > 0 and var read)
            count += read;
        await context.Response.WriteAsync($"{count}");
    }

    /// <summary>A stream whose length nobody knows beforehand, so that it is sent in chunks.</summary>
    private sealed class Unsized(int size) : MemoryStream(new byte[size])
    {
        public override bool CanSeek => false;
    }
}
