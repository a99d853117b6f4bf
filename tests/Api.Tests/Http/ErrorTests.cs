using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Api.Webhooks;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;
using Orleans.Runtime;

namespace MirtAi.Api.Tests.Http;

public sealed class ErrorTests
{
    [Theory]
    [InlineData("storage", HttpStatusCode.ServiceUnavailable, 1)]
    [InlineData("limit", HttpStatusCode.TooManyRequests, 1)]
    [InlineData("json", HttpStatusCode.BadRequest, 0)]
    [InlineData("bad", HttpStatusCode.UnprocessableEntity, 0)]
    [InlineData("wrapped", HttpStatusCode.ServiceUnavailable, 1)]
    [InlineData("other", HttpStatusCode.InternalServerError, 0)]
    public async Task An_exception_becomes_the_problem_of_its_kind(string kind, HttpStatusCode status, int retryAfter)
    {
        await using var host = await Start("Production");
        using var client = host.Client();

        var response = await client.GetAsync($"/throw/{kind}", TestContext.Current.CancellationToken);

        var detail = await response.AssertProblem(status);
        Assert.Equal(retryAfter, (int)(response.Headers.RetryAfter?.Delta?.TotalSeconds ?? 0));
        Assert.DoesNotContain("inner words", detail ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task An_unexpected_exception_tells_the_client_nothing(string environment)
    {
        await using var host = await Start(environment);
        using var client = host.Client();

        var response = await client.GetAsync("/throw/other", TestContext.Current.CancellationToken);

        Assert.Null(await response.AssertProblem(HttpStatusCode.InternalServerError));
    }

    [Fact]
    public async Task A_wrong_path_method_or_content_type_is_a_problem_too_whatever_the_client_accepts()
    {
        await using var host = await Start("Production");
        using var client = host.Client();
        client.DefaultRequestHeaders.Add("Accept", "text/html");

        var path = await client.GetAsync("/nowhere", TestContext.Current.CancellationToken);
        var method = await client.DeleteAsync("/health/live", TestContext.Current.CancellationToken);
        using var text = new StringContent("{}", Encoding.UTF8, "text/plain");
        var type = await client.PostAsync("/json", text, TestContext.Current.CancellationToken);

        await path.AssertProblem(HttpStatusCode.NotFound);
        await method.AssertProblem(HttpStatusCode.MethodNotAllowed);
        await type.AssertProblem(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("{\"number\":99999999999999999999}")]
    public async Task A_body_that_cannot_be_read_is_a_bad_request(string body)
    {
        await using var host = await Start("Production");
        using var client = host.Client();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var response = await client.PostAsync("/json", content, TestContext.Current.CancellationToken);

        await response.AssertProblem(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(1024 * 1024, HttpStatusCode.OK)]
    [InlineData(1024 * 1024 + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_webhook_takes_a_mebibyte_and_not_a_byte_more(int size, HttpStatusCode status)
    {
        await using var host = await Start("Production");
        using var client = host.Client();
        using var declared = new ByteArrayContent(new byte[size]);
        using var chunked = new StreamContent(new MemoryStream(new byte[size]));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hook") { Content = chunked };
        request.Headers.TransferEncodingChunked = true;

        var first = await client.PostAsync("/hook", declared, TestContext.Current.CancellationToken);
        var second = await client.SendAsync(request, TestContext.Current.CancellationToken);

        foreach (var response in new[] { first, second })
        {
            if (status == HttpStatusCode.OK)
                Assert.Equal($"{size}", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            else
                await response.AssertProblem(status);
        }
    }

    [Fact]
    public async Task A_webhook_is_acknowledged_only_for_what_is_stored()
    {
        await using var host = await Start("Production");
        using var client = host.Client();

        var stored = await client.PostAsync("/receipt/stored", null, TestContext.Current.CancellationToken);
        var full = await client.PostAsync("/receipt/limit", null, TestContext.Current.CancellationToken);
        var overloaded = await client.PostAsync("/receipt/overloaded", null, TestContext.Current.CancellationToken);
        var away = await client.PostAsync("/receipt/storage", null, TestContext.Current.CancellationToken);
        var broken = await client.PostAsync("/receipt/other", null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        await full.AssertProblem(HttpStatusCode.TooManyRequests);
        await overloaded.AssertProblem(HttpStatusCode.TooManyRequests);
        Assert.NotNull(overloaded.Headers.RetryAfter);
        await away.AssertProblem(HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(away.Headers.RetryAfter);
        await broken.AssertProblem(HttpStatusCode.InternalServerError);
    }

    private static Task<EdgeHost> Start(string environment) => EdgeHost.Start(
        environment: environment,
        map: app =>
        {
            app.MapGet("/throw/{kind}", (string kind) => Throw(kind));
            app.MapPost("/json", (Body body) => body.Number);
            app.MapPost("/hook", async (HttpRequest request, CancellationToken cancellationToken) =>
                (await WebhookBody.Read(request, cancellationToken)).Length);
            app.MapPost("/receipt/{kind}", (string kind) => WebhookResult.For(kind switch
            {
                "stored" => Receipt.Accepted,
                "overloaded" => Receipt.Overloaded,
                _ => throw Kind(kind),
            }));
        });

    private static string Throw(string kind) => throw Kind(kind);

    private static Exception Kind(string kind) => kind switch
    {
        "storage" => new StorageUnavailableException("inner words"),
        "limit" => new LimitExceededException("inner words"),
        "json" => new JsonException("inner words"),
        "bad" => new BadHttpRequestException("The size is wrong.", 422),
        "wrapped" => new AggregateException(new StorageUnavailableException("inner words")),
        _ => new InvalidOperationException("inner words"),
    };

    private sealed record Body(long Number);
}
