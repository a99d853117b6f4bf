using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MirtAi.Api.Health;
using MirtAi.Api.Http;
using MirtAi.Api.Webhooks;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Settings;
using MirtAi.Silo.Inbound;

namespace MirtAi.Channels.Tests;

/// <summary>The service's edge with one channel alone.</summary>
internal sealed class ChannelHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private ChannelHost(WebApplication app) => this.app = app;

    public IServiceProvider Services => app.Services;

    public ScriptedGate Gate => (ScriptedGate)Services.GetRequiredService<IInboundDispatcher>();

    public IChannel Channel => Services.GetServices<IChannel>().Single();

    public IReadOnlyList<IChannelClient> Clients => [.. Services.GetServices<IChannelClient>()];

    public IReadOnlyList<string> Faults => [.. Services.GetServices<ISettingsCheck>().SelectMany(check => check.Faults())];

    /// <summary>Puts it together; it serves once it is started.</summary>
    public static ChannelHost Build(
        ChannelUnderTest channel, IEnumerable<KeyValuePair<string, string?>> settings, Action<IServiceCollection>? more = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = "Development",
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { [AdminToken.Key] = "a-token-for-tests-that-is-long-enough" });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IInboundDispatcher, ScriptedGate>();
        builder.Services.AddHttpEdge(builder.Configuration).AddHealth().AddWebhooks().AddMessagingWindows();
        channel.Register(builder.Services, builder.Configuration);
        more?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseHttpEdge();
        app.MapHealth().MapWebhooks();
        return new ChannelHost(app);
    }

    public static async Task<ChannelHost> Start(
        ChannelUnderTest channel, IEnumerable<KeyValuePair<string, string?>> settings, Action<IServiceCollection>? more = null)
    {
        var host = Build(channel, settings, more);
        await host.app.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    public HttpClient Client() => new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(app.Urls.Single()) };

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }
}
