using System.Net;
using MirtAi.Api.Tests.Hosting;

namespace MirtAi.Api.Tests.Http;

public sealed class HeadTests
{
    [Theory]
    [InlineData("/chat")]
    [InlineData("/chat/history")]
    [InlineData("/chat/events")]
    [InlineData("/health/live")]
    [InlineData("/health/db")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/api/v1/sessions")]
    [InlineData("/api/v1/sessions?page=0")]
    [InlineData("/api/v1/jobs")]
    [InlineData("/nowhere")]
    public async Task Head_answers_as_Get_does_without_the_body(string path)
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client(admin: true);
        await client.GetAsync("/chat", TestContext.Current.CancellationToken);

        using var get = await Send(client, HttpMethod.Get, path);
        using var head = await Send(client, HttpMethod.Head, path);

        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal("", await head.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Where_nothing_is_read_Head_is_not_allowed()
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client(admin: true);

        using var head = await Send(client, HttpMethod.Head, "/chat/messages");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, head.StatusCode);
    }

    private static async Task<HttpResponseMessage> Send(HttpClient client, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }
}
