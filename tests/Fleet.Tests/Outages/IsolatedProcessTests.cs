using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Outages;

/// <summary>A process loses the database, and the others do not: its sessions are served again, by them.</summary>
public sealed class IsolatedProcessTests
{
    [PostgresFact]
    public async Task It_ends_itself_and_its_sessions_open_in_another()
    {
        await using var shop = await ShopUnderTest.OpenAsync(
            new()
            {
                Processes = 2,
                GatedApart = true,
                Settings = new Dictionary<string, string> { ["Orleans:IsolationTimeout"] = "00:00:03" },
            });
        Customer[] customers = [.. Enumerable.Range(0, 20).Select(_ => shop.NewCustomer())];
        await Task.WhenAll(customers.Select(customer => customer.SaysAsync("before")));
        await Task.WhenAll(customers.Select(customer => customer.UntilAnswered()));
        // A send whose record is on its way when the process is cut off is repeated, and marked so.
        await shop.UntilQuiet();
        var (lost, other) = (shop.Processes[0], shop.Processes[1]);
        using var toOther = new Sender(() => other.Address);

        shop.GateOf(lost).Cut();
        await Eventually.Until(() => !lost.IsRunning, Patience.Long);
        await Task.WhenAll(customers.Select(customer => toOther.DeliverAsync(customer.Writes("after"))));
        await Task.WhenAll(customers.Select(customer => customer.UntilAnswered(2)));

        Assert.Contains(lost.Output, line => line.Contains("of this process alone", StringComparison.Ordinal));
        Assert.True(other.IsRunning);
        Assert.All(customers, customer => Assert.Equal([["before"], ["after"]], customer.Answers));
        shop.GateOf(lost).Open();
        await lost.StartAgainAsync();
        await shop.UntilQuiet();
    }
}
