using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using MirtAi.Api.Chat;
using MirtAi.Api.Http;

namespace MirtAi.Api.Hosting;

/// <summary>
/// Says on standard output where the service is, where the chat is if it is on, the admin token if one was made for this run, and last
/// <c>ready</c>, which scripts wait for.
/// </summary>
internal sealed class Announcement(
    IServer server, AdminToken token, IOptions<ChatOptions> chat, IHostEnvironment environment, IHostApplicationLifetime lifetime)
    : IHostedService
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
            System.Console.WriteLine($"listening {address}");
            if (chat.Value.IsOn(environment))
                System.Console.WriteLine($"chat {address}/chat");
        }

        if (token.IsGenerated)
            System.Console.WriteLine($"admin token {token.Value}");
        System.Console.WriteLine("ready");
    }
}
