using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MirtAi.Api.Http;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Silo.Settings;

namespace MirtAi.Api.Tests.Http;

public sealed class AdminTokenTests
{
    [Theory]
    [InlineData("/api/v1/sessions")]
    [InlineData("/api/v1/sessions/web:1")]
    [InlineData("/api/v1/outbox")]
    [InlineData("/api/v1/escalations")]
    [InlineData("/api/v1/jobs")]
    [InlineData("/api/v1/sessions?page=x")]
    [InlineData("/health/db")]
    public async Task Without_the_token_nothing_is_told(string path)
    {
        await using var host = await EdgeHost.Start();

        foreach (var authorization in new[] { null, "Bearer wrong", "Bearer ", $"Basic {EdgeHost.Token}", $"Bearer {EdgeHost.Token}x" })
        {
            using var client = host.Client();
            if (authorization is not null)
                client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

            var response = await client.GetAsync(path, TestContext.Current.CancellationToken);

            await response.AssertProblem(HttpStatusCode.Unauthorized);
            Assert.Contains(response.Headers.WwwAuthenticate, challenge => challenge.Scheme == "Bearer");
        }
    }

    [Fact]
    public async Task With_the_token_the_door_is_open()
    {
        await using var host = await EdgeHost.Start();
        using var client = host.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("bearer", EdgeHost.Token);

        var response = await client.GetAsync("/api/v1/sessions", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task In_Development_a_token_is_made_and_works()
    {
        await using var host = await EdgeHost.Start(configure: WithoutToken);
        var token = host.Services.GetRequiredService<AdminToken>();
        using var client = host.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);

        var response = await client.GetAsync("/api/v1/jobs", TestContext.Current.CancellationToken);

        Assert.True(token.IsGenerated);
        Assert.True(token.Value.Length >= AdminToken.MinLength);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(SettingsFaults.Collect(host.Services));
    }

    [Fact]
    public async Task Without_a_configured_token_an_empty_one_opens_nothing()
    {
        await using var host = await EdgeHost.Start(environment: "Production", configure: WithoutToken);
        using var client = host.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer ");

        var response = await client.GetAsync("/api/v1/jobs", TestContext.Current.CancellationToken);

        await response.AssertProblem(HttpStatusCode.Unauthorized);
        Assert.Contains(SettingsFaults.Collect(host.Services), fault => fault.StartsWith("Admin:Token: set ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Wrong_tokens_of_an_address_are_limited_and_told_of_once_and_never_shown()
    {
        using var logs = new CapturedLogs();
        await using var host = await EdgeHost.Start(configure: builder => builder.Logging.AddProvider(logs));
        using var guesser = host.Client(address: "203.0.113.66");

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < AdminGuard.WrongAtOnce + 10; i++)
            statuses.Add((await Try(guesser, $"guess-{i}")).StatusCode);
        var right = await Try(guesser, EdgeHost.Token);

        Assert.All(statuses.Take(AdminGuard.WrongAtOnce), status => Assert.Equal(HttpStatusCode.Unauthorized, status));
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        await right.AssertProblem(HttpStatusCode.TooManyRequests);
        Assert.NotNull(right.Headers.RetryAfter);
        Assert.Equal(2, logs.All.Split("Wrong admin tokens come from 203.0.113.66").Length);
        Assert.DoesNotContain("guess-", logs.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_guesses_shuts_out_neither_another_address_nor_an_operator_of_the_same()
    {
        await using var host = await EdgeHost.Start();
        using var shared = host.Client(address: "203.0.113.66");
        using var other = host.Client(address: "203.0.113.7");
        await Try(shared, EdgeHost.Token);

        for (var i = 0; i < AdminGuard.WrongAtOnce + 10; i++)
            await Try(shared, "guess");

        Assert.Equal(HttpStatusCode.OK, (await Try(other, EdgeHost.Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Try(shared, EdgeHost.Token)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Try(shared, "guess")).StatusCode);
    }

    [Theory]
    [InlineData("a-token-that-is-long-enough-for-all\n")]
    [InlineData("a-tоken-with-a-cyrillic-letter-in-it-somewhere")]
    [InlineData(" a-token-that-is-long-enough-for-all")]
    public async Task A_token_that_no_client_can_send_stops_the_start_and_is_not_shown(string token)
    {
        await using var host = await EdgeHost.Start(configure: builder =>
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { [AdminToken.Key] = token }));

        var fault = Assert.Single(SettingsFaults.Collect(host.Services));

        Assert.StartsWith("Admin:Token: ", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("long-enough", fault, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> Try(HttpClient client, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/jobs");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static void WithoutToken(Microsoft.AspNetCore.Builder.WebApplicationBuilder builder) =>
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { [AdminToken.Key] = "" });
}
