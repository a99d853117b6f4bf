using Microsoft.AspNetCore.Http;
using MirtAi.Cluster.Processes;
using MirtAi.Cluster.Proxy;
using MirtAi.Testing;

namespace MirtAi.Cluster.Tests.Proxy;

/// <summary>A proxy before fake backends, and a client that follows and hides nothing.</summary>
internal sealed class ProxyUnderTest : IAsyncDisposable
{
    private readonly ProxyServer proxy;

    private ProxyUnderTest(ProxyServer proxy, IReadOnlyList<FakeBackend> backends, Uri address)
    {
        (this.proxy, Backends) = (proxy, backends);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
        {
            BaseAddress = address,
        };
    }

    internal IReadOnlyList<FakeBackend> Backends { get; }

    internal HttpClient Http { get; }

    /// <summary>Returns when every backend was seen ready.</summary>
    internal static async Task<ProxyUnderTest> StartAsync(params RequestDelegate[] answers)
    {
        var backends = await Task.WhenAll(answers.Select(FakeBackend.StartAsync));
        return await StartAsync(backends, backends.Select(backend => backend.Address));
    }

    internal static async Task<ProxyUnderTest> StartAsync(IReadOnlyList<FakeBackend> backends, IEnumerable<Uri> addresses)
    {
        var port = FreePort.Next();
        var limits = new ProxyLimits { ProbeInterval = TimeSpan.FromMilliseconds(100), ProbeTimeout = TimeSpan.FromMilliseconds(500) };
        var proxy = await ProxyServer.StartAsync(port, [.. addresses], "/health/ready", limits);
        await Eventually.Until(() => proxy.ReadyTargets >= backends.Count, TimeSpan.FromSeconds(10));
        return new(proxy, backends, new($"http://127.0.0.1:{port}"));
    }

    internal Task UntilReady(int targets) => Eventually.Until(() => this.proxy.ReadyTargets == targets, TimeSpan.FromSeconds(10));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await this.proxy.DisposeAsync();
        foreach (var backend in Backends)
            await backend.DisposeAsync();
    }
}
