using MirtAi.Testing;

namespace MirtAi.Cluster.Tests.Proxy;

/// <summary>With a real process behind the proxy, which can stand still as no fake in our own process can.</summary>
public sealed class ProxyProcessTests
{
    [Fact]
    public async Task A_request_that_waits_for_a_process_that_stands_still_goes_to_another()
    {
        await using var still = await ServiceProcess.StartAsync(new() { Assembly = ServiceAssembly.Of("Cluster.Peer") });
        await using var other = await ServiceProcess.StartAsync(new() { Assembly = ServiceAssembly.Of("Cluster.Peer") });
        await using var proxy = await ProxyUnderTest.StartAsync([], [still.Address, other.Address]);
        await proxy.UntilReady(2);

        still.Suspend();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            proxy.Http.GetStringAsync("/pid", TestContext.Current.CancellationToken)));

        Assert.All(answers, pid => Assert.Equal($"{other.Pid}", pid));
        still.Resume();
        await proxy.UntilReady(2);
    }
}
