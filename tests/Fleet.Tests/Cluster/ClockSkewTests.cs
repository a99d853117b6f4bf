using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Cluster;

/// <summary>The machines' clocks are a minute apart, and somebody sets them: leases, windows and wake-ups go by the database's.</summary>
public sealed class ClockSkewTests
{
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    [PostgresFact]
    public async Task Clocks_that_are_wrong_and_are_set_break_nothing()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = 2, Window = Window, ClockSkews = [Skew, -Skew] });
        await SettleAsync(shop);

        await TalkAsync(shop);
        await File.WriteAllTextAsync(shop.ClockFile, "", TestContext.Current.CancellationToken);
        await TalkAsync(shop);
        var owner = (await shop.Ledger.OwnerAsync("delivery:telegram")).Pid;
        await shop.Processes.Single(process => process.Pid == owner).KillAsync();
        await SettleAsync(shop);
        await TalkAsync(shop);

        Assert.Empty(shop.Peer.Violations);
    }

    /// <summary>
    /// Processes take in their first messages slowly, and silos none for a dead one's sessions until they have voted it out: a window could
    /// end between two messages of a burst.
    /// </summary>
    private static async Task SettleAsync(ShopUnderTest shop)
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => shop.NewCustomer().SaysAsync("hello")));
        await shop.UntilQuiet();
    }

    /// <summary>Bursts whose messages go to both processes, and whose windows are neither cut short nor drawn out.</summary>
    private static async Task TalkAsync(ShopUnderTest shop)
    {
        Customer[] customers = [.. Enumerable.Range(0, 6).Select(_ => shop.NewCustomer())];
        foreach (var text in (string[])["one", "two", "three", "four"])
            await Task.WhenAll(customers.Select(customer => customer.SaysAsync($"{customer.Key} {text}")));
        var saidAt = TimeProvider.System.GetUtcNow();
        await Task.WhenAll(customers.Select(customer => customer.UntilAnswered(within: Window + Patience.Short)));
        await shop.UntilQuiet();

        Assert.All(customers, customer => Assert.Equal(customer.Said, Assert.Single(customer.Answers)));
        Assert.All(
            customers, customer =>
                Assert.True(customer.Sees[0].At > saidAt + Window - TimeSpan.FromSeconds(1.5), "the window was cut short"));
    }
}
