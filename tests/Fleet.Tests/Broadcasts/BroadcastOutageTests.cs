using System.Net;
using MirtAi.Fleet.Tests.Outages;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Broadcasts;

/// <summary>The database goes away in the middle of a broadcast, and comes back.</summary>
public sealed class BroadcastOutageTests(PrivateServer database) : IClassFixture<PrivateServer>
{
    private const int Customers = 60;
    private const string Words = "Нова колекція вже тут";

    [PostgresFact]
    public async Task Nobody_is_left_out_and_nobody_gets_it_twice()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new()
        {
            ConnectionString = await database.NewDatabaseAsync(),
            Processes = 2,
            Settings = new Dictionary<string, string> { ["Broadcasts:BatchSize"] = "4", ["Broadcasts:BatchPause"] = "00:00:00.300" },
        });
        Customer[] customers = [.. Enumerable.Range(0, Customers).Select(_ => shop.NewCustomer())];
        await Task.WhenAll(customers.Select(customer => customer.SaysAsync("hello")));
        await shop.UntilQuiet();
        int Reached() => customers.Count(customer => Copies(customer) > 0);

        var path = await shop.Planned(Words);
        await Eventually.Until(() => Reached() >= 8, Patience.Short);
        await database.Server.KillAsync();
        await database.Server.StartAgainAsync();
        shop.Ledger.Reconnect();
        var before = Reached();
        await Eventually.Until(() => Reached() >= before + 8, Patience.Long, "it goes on");
        for (var round = 0; round < 5; round++)
            await shop.Ledger.EndBackendsAsync();
        await Eventually.Until(() => shop.IsDone(path), Patience.Long, "done");
        await shop.UntilQuiet();

        Assert.All(customers, customer => Assert.Equal(1, Copies(customer)));
        var (status, body) = await shop.Broadcasts(HttpMethod.Get, path);
        Assert.Equal((HttpStatusCode.OK, Customers), (status, (int)body!["progress"]!["sent"]!));
    }

    private static int Copies(Customer customer) =>
        customer.Sees.Count(message => message.Text.Contains(Words, StringComparison.Ordinal));
}
