using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
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

    private static void WithoutToken(Microsoft.AspNetCore.Builder.WebApplicationBuilder builder) =>
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { [AdminToken.Key] = "" });
}
