using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MirtAi.Cluster.Processes;

namespace MirtAi.Cluster.Tests.Proxy;

/// <summary>A target that is ready until told otherwise and answers as the test says.</summary>
internal sealed class FakeBackend : IAsyncDisposable
{
    private readonly WebApplication app;
    private int requests;

    private FakeBackend(WebApplication app, Uri address) => (this.app, Address) = (app, address);

    internal Uri Address { get; }

    internal bool IsReady { get; set; } = true;

    /// <summary>How many requests other than probes it got.</summary>
    internal int Requests => requests;

    internal static async Task<FakeBackend> StartAsync(RequestDelegate answer)
    {
        var port = FreePort.Next();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Limits.MaxRequestBodySize = 3 * 1024 * 1024;
        });
        builder.Logging.ClearProviders();
        var backend = new FakeBackend(builder.Build(), new($"http://127.0.0.1:{port}"));
        backend.app.Run(context =>
        {
            if (context.Request.Path == "/health/ready")
            {
                context.Response.StatusCode = backend.IsReady ? 200 : 503;
                return Task.CompletedTask;
            }

            Interlocked.Increment(ref backend.requests);
            return answer(context);
        });
        await backend.app.StartAsync();
        return backend;
    }

    public async ValueTask DisposeAsync()
    {
        // What a test left hanging is not waited for.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await this.app.StopAsync(now.Token);
        await this.app.DisposeAsync();
    }
}
