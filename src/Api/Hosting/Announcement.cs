using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using MirtAi.Api.Chat;
using MirtAi.Api.Http;
using MirtAi.Api.Metrics;

namespace MirtAi.Api.Hosting;

/// <summary>
/// Says on standard output where the service is, where the console, the chat and the metrics are if they are on, the admin token if one was
/// made for this run, and last <c>ready</c>, which scripts wait for.
/// </summary>
internal sealed class Announcement(
    IServer server, AdminToken token, IOptions<ChatOptions> chat, IOptions<MetricsOptions> metrics, IHostEnvironment environment,
    IHostApplicationLifetime lifetime) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(Announce);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Announce()
    {
        foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            if (metrics.Value.Port is { } port && MetricsOptions.PortOf(address) == port)
            {
                System.Console.WriteLine($"metrics {address}/metrics");
                continue;
            }

            System.Console.WriteLine($"listening {address}");
            System.Console.WriteLine($"console {address}/console");
            if (chat.Value.IsOn(environment))
                System.Console.WriteLine($"chat {address}/chat");
        }

        if (token.IsGenerated)
            System.Console.WriteLine($"admin token {token.Value}");
        System.Console.WriteLine("ready");
    }
}
