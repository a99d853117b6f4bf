using System.Globalization;
using MirtAi.Cluster.Processes;
using MirtAi.Cluster.Proxy;
using MirtAi.Fleet.Tests.Outages;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Cluster;

/// <summary>Every process is replaced, one after another, under load.</summary>
public sealed class RollingRestartTests
{
    [PostgresFact]
    public async Task Not_one_request_fails_behind_the_proxy_and_every_customer_is_answered()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = 3 });
        var port = FreePort.Next();
        await using var proxy = await ProxyServer.StartAsync(
            port, [.. shop.Processes.Select(process => process.Address)], "/health/ready", new ProxyLimits());
        using var throughProxy = new Sender(() => new Uri($"http://127.0.0.1:{port}"));
        await Eventually.Until(() => proxy.ReadyTargets == shop.Processes.Count, Patience.Short);
        var traffic = new Traffic(shop, customers: 24, throughProxy);

        foreach (var process in shop.Processes)
        {
            Assert.Equal(0, await process.StopAsync());
            await process.StartAgainAsync();
            await Eventually.Until(() => proxy.ReadyTargets == shop.Processes.Count, Patience.Short);
        }

        await traffic.StopAsync();
        await shop.UntilQuiet();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"3 processes replaced; requests: {throughProxy.Summary}; "
            + $"slowest {throughProxy.Attempts.Max(attempt => attempt.Took.TotalSeconds):0.00} s"));
        Assert.All(throughProxy.Attempts, attempt => Assert.True(attempt.IsTaken, $"{attempt}"));
        foreach (var customer in traffic.Customers)
        {
            Assert.Equal(customer.Said, await shop.Ledger.TakenAsync(customer.Key));
            Assert.Equal(customer.Said, customer.Answers.SelectMany(answer => answer));
        }
    }
}
