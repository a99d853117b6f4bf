using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MirtAi.Cluster.Proxy;

/// <summary>A small reverse proxy for several processes on one machine. It keeps nothing: no session sticks to a target.</summary>
public sealed class ProxyServer : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly WebApplication app;
    private readonly HttpMessageInvoker http;
    private readonly IReadOnlyList<Target> targets;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task probes;

    private ProxyServer(WebApplication app, HttpMessageInvoker http, IReadOnlyList<Target> targets, string readyPath, ProxyLimits limits)
    {
        (this.app, this.http, this.targets) = (app, http, targets);
        probes = Task.WhenAll(targets.Select(target => new HealthProbe(target, readyPath, http, limits).RunAsync(stopping.Token)));
    }

    /// <summary>Listens on 127.0.0.1 and begins to look at the targets.</summary>
    public static async Task<ProxyServer> StartAsync(int port, IReadOnlyList<Uri> addresses, string readyPath, ProxyLimits limits)
    {
        // A line that ends without CR would be read in one way here and in another before or behind us.
        AppContext.SetSwitch("Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators", true);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddProblemDetails();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var http = Client(limits);
        IReadOnlyList<Target> targets = [.. addresses.Select(address => new Target(address))];
        var forwarder = new Forwarder(new TargetPool(targets, Random.Shared), http, limits);
        app.Run(forwarder.ForwardAsync);
        await app.StartAsync();
        return new(app, http, targets, readyPath, limits);
    }

    /// <summary>How many targets were ready when last looked at.</summary>
    public int ReadyTargets => this.targets.Count(target => target.State == TargetState.Ready);

    /// <summary>True once every target was ready when last looked at, false when the token ended the wait first.</summary>
    public async Task<bool> WaitUntilAllReadyAsync(CancellationToken cancellationToken)
    {
        while (ReadyTargets < this.targets.Count && !cancellationToken.IsCancellationRequested)
            await Task.Delay(Interval, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !cancellationToken.IsCancellationRequested;
    }

    public async ValueTask DisposeAsync()
    {
        await this.app.StopAsync();
        await this.app.DisposeAsync();
        await stopping.CancelAsync();
        await probes;
        this.http.Dispose();
        foreach (var target in this.targets)
            target.Dispose();
        stopping.Dispose();
    }

    // A pipe, not a browser: what the target says goes to the client as it was said.
    private static HttpMessageInvoker Client(ProxyLimits limits) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = limits.ConnectTimeout,
        Expect100ContinueTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
    });
}
