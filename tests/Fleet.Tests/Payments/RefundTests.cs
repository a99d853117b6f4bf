using System.Net;
using System.Text.Json.Nodes;
using MirtAi.Channels.Tests.Payments;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Payments;

/// <summary>Refunds that operators ask for, at providers that fail, wait and repeat.</summary>
public sealed class RefundTests(PaidShop paid) : IClassFixture<PaidShop>
{
    private PaymentPeer Provider => paid.Provider;

    [PostgresFact]
    public async Task Fifty_copies_of_a_refund_through_three_processes_give_the_money_back_once()
    {
        var (customer, id) = await Paid("yookassa");
        var before = Provider.Refunds;

        Provider.Failures = 1;
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => paid.Refund(id, "part", 50)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer));
        await paid.Becomes(id, "succeeded 50 150 -");
        Assert.Equal(before + 1, Provider.Refunds);
        Assert.Equal("paid", await paid.OrderStatus(customer));
        await Hears(customer, "Ми повернули Вам 50.00 UAH із 200.00 UAH");
        Assert.Equal(HttpStatusCode.Conflict, await paid.Refund(id, "too much", 151));

        Assert.Equal(HttpStatusCode.OK, await paid.Refund(id, "rest"));
        await paid.Becomes(id, "refunded 200 0 -");
        Assert.Equal("returned", await paid.OrderStatus(customer));
        await Hears(customer, "Ми повернули Вам 200.00 UAH за");
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => paid.Notify("refund.succeeded", id)));
        await Hears(customer, "Ми повернули Вам", times: 2);
        Assert.Equal(before + 2, Provider.Refunds);
        Assert.Equal((51L, 1L), (await Audited("done"), await Audited("refused")));

        Task<long> Audited(string outcome) => Shop.Ledger.ValueAsync<long>(
            """
            select count(*) from audit_log
            where action = 'payment-refund' and outcome = $1 and subject = (select id from payments where provider_id = $2)
            """,
            outcome,
            id);
    }

    /// <summary>Where it would refund twice, it is asked once, whatever comes of it.</summary>
    [PostgresFact]
    public async Task A_refund_without_a_key_is_asked_for_once_and_followed_until_it_is_through()
    {
        var (customer, id) = await Paid("heleket");
        var before = Provider.Refunds;
        Assert.Equal(HttpStatusCode.Conflict, await paid.Refund(id, "part", 50, "T1"));
        Assert.Equal(HttpStatusCode.Conflict, await paid.Refund(id, "nowhere"));

        Provider.RefundsWait = true;
        Assert.Equal(HttpStatusCode.OK, await paid.Refund(id, "whole", address: "T1"));
        Assert.Equal(HttpStatusCode.OK, await paid.Refund(id, "whole", address: "T1"));
        Assert.Equal(HttpStatusCode.Conflict, await paid.Refund(id, "again", address: "T1"));
        Assert.Equal("succeeded 0 200 -", await paid.Payment(id));
        Provider.RefundsWait = false;
        Provider.Change(id, payment => payment["status"] = "refund_paid");

        await paid.Becomes(id, "refunded 200 0 -");
        Assert.Equal("returned", await paid.OrderStatus(customer));
        Assert.Equal(before + 1, Provider.Refunds);
        await Hears(customer, "Ми повернули Вам 200.00 UAH за");
    }

    [PostgresFact]
    public async Task A_part_of_a_plan_takes_its_share_of_the_time_to_the_second()
    {
        var customer = Shop.NewCustomer();
        await customer.SaysAsync("Доброго дня");
        await customer.UntilAnswered();
        var (_, body) = await paid.Api(
            HttpMethod.Post,
            "/api/v1/payments",
            new JsonObject { ["plan"] = "month", ["customer"] = customer.Key, ["provider"] = "yookassa" },
            "plan");
        var id = (string)body!["providerId"]!;
        Provider.Pay(id);
        await paid.Notify("payment.succeeded", id);
        await paid.Becomes(id, "succeeded 0 300 -");

        Assert.Equal(HttpStatusCode.OK, await paid.Refund(id, "third", 100));

        await paid.Becomes(id, "succeeded 100 200 -");
        var (_, subscription) = await paid.Api(HttpMethod.Get, $"/api/v1/subscriptions/{customer.Key}");
        Assert.Equal(
            TimeSpan.FromDays(20), (DateTimeOffset)subscription!["endsAt"]! - (DateTimeOffset)subscription["startedAt"]!);
        await customer.SaysAsync("коли закінчується моя підписка?");
        await Hears(customer, "Ваша підписка «Місяць» діє до");
    }

    private ShopUnderTest Shop => paid.Shop;

    private async Task<(Customer Customer, string Id)> Paid(string provider)
    {
        var customer = await paid.Ordered();
        var id = await paid.Open(customer, provider);
        Provider.Change(id, payment => payment["status"] = provider == "heleket" ? "paid" : "succeeded");
        var (_, list) = await paid.Api(HttpMethod.Get, $"/api/v1/payments?provider={provider}&pageSize=100");
        var own = (string)list!["items"]!.AsArray().Single(item => (string?)item!["providerId"] == id)!["id"]!;
        await paid.Api(HttpMethod.Post, $"/api/v1/payments/{own}/check");
        await paid.Becomes(id, "succeeded 0 200 -");
        return (customer, id);
    }

    private async Task Hears(Customer customer, string words, int times = 1)
    {
        int Heard() => customer.Sees.Count(message => message.Text.Contains(words, StringComparison.Ordinal));
        await Eventually.Until(() => Heard() >= times, Patience.Long, words);
        await Shop.UntilQuiet();
        Assert.Equal(times, Heard());
    }
}
