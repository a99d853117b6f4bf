using System.Net;
using System.Text.Json.Nodes;
using MirtAi.Fleet.Tests.Outages;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Payments;

/// <summary>The database goes away in the middle of payments and refunds, and comes back.</summary>
public sealed class PaymentOutageTests(PrivateServer database) : IClassFixture<PrivateServer>
{
    [PostgresFact]
    public async Task What_is_paid_and_refunded_while_the_server_is_gone_counts_once_afterwards()
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
            await ComeBack(paid);
            Assert.All(refused, answer => Assert.InRange((int)answer, 500, 599));
            await TakenAgain(paid, id);
            await paid.Becomes(id, "succeeded 0 200 -");
            Assert.Equal("paid", await paid.OrderStatus(customer));

            var answers = new TaskCompletionSource();
            paid.Provider.AnswersAfter = answers.Task;
            var asked = paid.Refund(id, "part", 50);
            await Eventually.Until(() => paid.Provider.Refunds == 1, Patience.Short);
            await database.Server.StopAsync();
            answers.SetResult();
            await ComeBack(paid);
            await asked;
            await Eventually.Until(async () => await paid.Refund(id, "part", 50) == HttpStatusCode.OK, Patience.Long);

            await paid.Becomes(id, "succeeded 50 150 -");
            Assert.Equal(1, paid.Provider.Refunds);
            await Heard(paid, customer, "Ми повернули Вам");
            await Heard(paid, customer, "підтверджено! 🤍");
        }
        finally
        {
            await paid.DisposeAsync();
        }
    }

    /// <summary>Every connection is ended again and again: between the event and what it grants, and between that and its record.</summary>
    [PostgresFact]
    public async Task While_connections_end_all_the_time_a_plan_is_granted_and_taken_back_once_to_the_second()
    {
        var paid = new PaidShop { ConnectionString = await database.NewDatabaseAsync() };
        await paid.InitializeAsync();
        try
        {
            var customer = paid.Shop.NewCustomer();
            await customer.SaysAsync("Доброго дня");
            await customer.UntilAnswered();
            var plan = new JsonObject { ["plan"] = "month", ["customer"] = customer.Key, ["provider"] = "yookassa" };
            var id = (string)(await paid.Api(HttpMethod.Post, "/api/v1/payments", plan, "plan")).Body!["providerId"]!;
            await paid.Shop.UntilQuiet();

            paid.Provider.Pay(id);
            await Storm(paid, id, "payment.succeeded");
            await paid.Becomes(id, "succeeded 0 300 -");
            Assert.Equal(TimeSpan.FromDays(30), await Length(paid, customer));
            paid.Provider.Refund(id, 100);
            await Storm(paid, id, "refund.succeeded");
            await paid.Becomes(id, "succeeded 100 200 -");
            Assert.Equal(TimeSpan.FromDays(20), await Length(paid, customer));

            await Heard(paid, customer, "Дякуємо за оплату!");
            await Heard(paid, customer, "Ми повернули Вам");
        }
        finally
        {
            await paid.DisposeAsync();
        }
    }

    /// <summary>Copies come without end while connections are ended, a few hundred times a minute; the last ones in peace.</summary>
    private static async Task Storm(PaidShop paid, string id, string name)
    {
        var copies = Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            for (var copy = 0; copy < 5; copy++)
                await paid.Notify(name, id);
        }));
        var ended = 0L;
        for (var round = 0; round < 10 || !copies.IsCompleted; round++)
        {
            await paid.Shop.Ledger.ValueAsync<long>("select count(*) from pg_sleep(0.15)");
            ended += await paid.Shop.Ledger.EndBackendsAsync();
        }

        await copies;
        Assert.True(ended > 20, $"Only {ended} connections were ended.");
        await TakenAgain(paid, id, name);
    }

    private async Task ComeBack(PaidShop paid)
    {
        await database.Server.StartAgainAsync();
        paid.Shop.Ledger.Reconnect();
    }

    /// <summary>The provider repeats what was refused.</summary>
    private static Task TakenAgain(PaidShop paid, string id, string name = "payment.succeeded") => Eventually.Until(
        async () => await paid.Notify(name, id) == HttpStatusCode.OK, Patience.Long, "the repeat is taken");

    private static async Task<TimeSpan> Length(PaidShop paid, Customer customer)
    {
        // A process refuses what it reads on a connection that has ended, and opens another one.
        var body = await Eventually.Value(
            async () => await paid.Api(HttpMethod.Get, $"/api/v1/subscriptions/{customer.Key}") is (HttpStatusCode.OK, { } known) ? known : null,
            Patience.Short);
        return (DateTimeOffset)body["endsAt"]! - (DateTimeOffset)body["startedAt"]!;
    }

    /// <summary>The customer hears it, once.</summary>
    private static async Task Heard(PaidShop paid, Customer customer, string words)
    {
        int Times() => customer.Sees.Count(message => message.Text.Contains(words, StringComparison.Ordinal));
        await Eventually.Until(() => Times() > 0, Patience.Long, words);
        await paid.Shop.UntilQuiet();
        Assert.Equal(1, Times());
    }
}
