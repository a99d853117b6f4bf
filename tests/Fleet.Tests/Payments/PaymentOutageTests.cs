using System.Net;
using MirtAi.Fleet.Tests.Outages;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Payments;

/// <summary>The database goes away in the middle of payments and refunds, and comes back.</summary>
public sealed class PaymentOutageTests(PrivateServer database) : IClassFixture<PrivateServer>
{
    [PostgresFact]
    public async Task What_is_paid_and_refunded_meanwhile_counts_once_afterwards()
    {
        var paid = new PaidShop { ConnectionString = await database.NewDatabaseAsync() };
        await paid.InitializeAsync();
        try
        {
            var customer = await paid.Ordered();
            var id = await paid.Open(customer, "yookassa");
            await paid.Shop.UntilQuiet();
            paid.Provider.Pay(id);

            await database.Server.KillAsync();
            var refused = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => paid.Notify("payment.succeeded", id)));
            await database.Server.StartAgainAsync();
            Assert.All(refused, answer => Assert.NotEqual(HttpStatusCode.OK, answer));
            await Eventually.Until(async () => await paid.Notify("payment.succeeded", id) == HttpStatusCode.OK, Patience.Long);
            await paid.Becomes(id, "succeeded 0 200 -");

            var asked = Task.WhenAll(Enumerable.Range(0, 5).Select(_ => paid.Refund(id, "part", 50)));
            await database.Server.KillAsync();
            await database.Server.StartAgainAsync();
            await asked;
            await Eventually.Until(async () => await paid.Refund(id, "part", 50) == HttpStatusCode.OK, Patience.Long);

            await paid.Becomes(id, "succeeded 50 150 -");
            Assert.Equal(1, paid.Provider.Refunds);
            await paid.Shop.UntilQuiet();
            Assert.Single(customer.Sees, message => message.Text.Contains("підтверджено! 🤍", StringComparison.Ordinal));
            Assert.Single(customer.Sees, message => message.Text.Contains("Ми повернули Вам", StringComparison.Ordinal));
        }
        finally
        {
            await paid.DisposeAsync();
        }
    }
}
