using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Api.Hosting;
using MirtAi.Api.Metrics;
using MirtAi.Cluster.Processes;

namespace MirtAi.Api.Tests.Telemetry;

/// <summary>The port for who collects metrics.</summary>
public sealed class MetricsPortTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Metrics_need_no_token_there_and_nothing_else_is_there()
    {
        using var folder = new TempFolder();
        int publicPort = FreePort.Next(), metricsPort = FreePort.Next();
        await using var app = Service.Build(
        [
            $"--Storage:ConnectionString=Data Source={folder.File("mirt.db")}", $"--contentRoot={ServiceAssembly.Root}",
            $"--Urls=http://127.0.0.1:{publicPort}", $"--Metrics:Url=http://127.0.0.1:{metricsPort}", "--Orleans:Dashboard=false",
            "--environment=Development",
        ]);
        await app.StartAsync(Cancellation);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });

        Assert.Equal(HttpStatusCode.OK, await Status(metricsPort, "/metrics"));
        foreach (var path in new[] { "/", "/console", "/chat", "/api/v1/sessions", "/health/live", "/metrics/", "/webhooks/telegram" })
            Assert.Equal(HttpStatusCode.NotFound, await Status(metricsPort, path));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(publicPort, "/metrics"));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(publicPort, "/metrics", $"127.0.0.1:{metricsPort}"));
        Assert.Equal(HttpStatusCode.OK, await Status(publicPort, "/health/live"));
        await app.StopAsync(Cancellation);

        async Task<HttpStatusCode> Status(int port, string path, string? host = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{port}{path}");
            request.Headers.Host = host;
            using var response = await http.SendAsync(request, Cancellation);
            return response.StatusCode;
        }
    }

    [Theory]
    [InlineData("http://+:9464", "http://127.0.0.1:8080", null)]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080", "Metrics:Url: set another port than those of Urls; 8080 is one of them")]
    [InlineData("9464", "http://127.0.0.1:8080", "set http://HOST:PORT, such as http://+:9464, or nothing")]
    [InlineData("https://+:9464", "http://127.0.0.1:8080", "set http://HOST:PORT, such as http://+:9464, or nothing")]
    public async Task A_port_that_cannot_be_is_refused_by_name(string url, string urls, string? fault)
    {
        await using var app = Service.Build(
            [$"--Metrics:Url={url}", $"--Urls={urls}", $"--contentRoot={ServiceAssembly.Root}", "--environment=Development"]);

        var faults = app.Services.GetServices<MirtAi.Grains.Settings.ISettingsCheck>().SelectMany(check => check.Faults())
            .Where(line => line.StartsWith($"{MetricsOptions.Section}:", StringComparison.Ordinal)).ToList();

        if (fault is null)
            Assert.Empty(faults);
        else
            Assert.Contains(faults, line => line.Contains(fault, StringComparison.Ordinal));
    }
}
