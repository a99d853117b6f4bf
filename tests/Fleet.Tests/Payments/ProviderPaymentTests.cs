using System.Net;
using System.Text.Json.Nodes;
using MirtAi.Channels.Tests.Payments;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Payments;

/// <summary>Payments from the link to the receipt, through two processes and providers that lie, fail, repeat and change their minds.</summary>
public sealed class ProviderPaymentTests(PaidShop paid) : IClassFixture<PaidShop>
{
    private PaymentPeer Provider => paid.Provider;

    private ShopUnderTest Shop => paid.Shop;

    [PostgresTheory]
    [InlineData("yookassa")]
    [InlineData("heleket")]
    public async Task A_link_is_sent_once_and_fifty_copies_of_the_payment_confirm_the_order_once(string provider)
    {
        var customer = await paid.Ordered();
        var made = Provider.Made;
        var id = await paid.Open(customer, provider);
        Assert.Equal(id, await paid.Open(customer, provider));
        await Hears(customer, $"https://pay.example/{id}", times: 1);
        Assert.Equal(made + 1, Provider.Made);

        Assert.Equal(HttpStatusCode.OK, await Say(provider, "pending", id));
        Assert.Equal("pending_payment", await paid.OrderStatus(customer));
        Provider.Change(id, payment => payment["status"] = provider == "heleket" ? "paid" : "succeeded");
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Say(provider, "succeeded", id)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer));
        await Hears(customer, "підтверджено! 🤍", times: 1);
        Assert.Equal("paid", await paid.OrderStatus(customer));
        await paid.Becomes(id, "succeeded 0 200 -");
        Assert.Equal(1, await Events(id, "succeeded"));

        Provider.Change(id, payment => payment["status"] = provider == "heleket" ? "check" : "pending");
        Assert.Equal(HttpStatusCode.OK, await Say(provider, "pending", id));
        Assert.Equal("paid", await paid.OrderStatus(customer));
        Assert.Equal("succeeded 0 200 -", await paid.Payment(id));
    }

    [PostgresFact]
    public async Task A_notification_that_lies_pays_for_nothing_and_one_that_cannot_be_checked_comes_again()
    {
        var customer = await paid.Ordered();
        var id = await paid.Open(customer, "yookassa");

        Assert.Equal(HttpStatusCode.OK, await paid.Notify("payment.succeeded", id));
        Assert.Equal("pending 0 0 -", await paid.Payment(id));
        Provider.Pay(id);
        Provider.Failures = 1;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await paid.Notify("payment.succeeded", id));
        Assert.Equal("pending 0 0 -", await paid.Payment(id));
        Assert.Equal(HttpStatusCode.OK, await paid.Notify("payment.succeeded", id));

        await paid.Becomes(id, "succeeded 0 200 -");
        Assert.Equal("paid", await paid.OrderStatus(customer));
        Assert.Equal(HttpStatusCode.OK, await paid.Notify("payment.succeeded", "2a7834f6-unknown"));
        Assert.Equal(HttpStatusCode.OK, await paid.Notify("deal.closed", id));
        Assert.Equal(HttpStatusCode.BadRequest, await paid.Post("/webhooks/payments/yookassa", "{}"));
        Assert.Equal(
            HttpStatusCode.Unauthorized, await paid.Post("/webhooks/payments/heleket", PaymentPeer.Signed(id, "paid", "another")));
    }

    /// <summary>The provider is slow to say that nothing is paid, and meanwhile it is.</summary>
    [PostgresFact]
    public async Task An_answer_that_was_overtaken_by_a_newer_one_changes_nothing()
    {
        var customer = await paid.Ordered();
        var id = await paid.Open(customer, "yookassa");
        var (reads, late) = (Provider.Reads, new TaskCompletionSource());

        Provider.AnswersAfter = late.Task;
        var first = Task.WhenAll(Enumerable.Range(0, 3).Select(process => paid.Notify("payment.waiting_for_capture", id, process)));
        await Eventually.Until(() => Provider.Reads == reads + 3, Patience.Short);
        Provider.AnswersAfter = Task.CompletedTask;
        Provider.Pay(id);
        Assert.Equal(HttpStatusCode.OK, await paid.Notify("payment.succeeded", id));
        await paid.Becomes(id, "succeeded 0 200 -");
        late.SetResult();

        Assert.All(await first, answer => Assert.Equal(HttpStatusCode.OK, answer));
        Assert.Equal("succeeded 0 200 -", await paid.Payment(id));
        Assert.Equal("paid", await paid.OrderStatus(customer));
    }

    [PostgresFact]
    public async Task Another_sum_and_a_payment_of_somebody_else_grant_nothing_and_managers_hear_of_it()
    {
        var customer = await paid.Ordered();
        var id = await paid.Open(customer, "yookassa");
        Provider.Change(id, payment => (payment["status"], payment["amount"]!["value"]) = ("succeeded", "199.99"));
        var foreign = Provider.Foreign(200);
        Provider.Pay(foreign);

        for (var again = 0; again < 3; again++)
        {
            Assert.Equal(HttpStatusCode.OK, await paid.Notify("payment.succeeded", id));
            Assert.Equal(HttpStatusCode.OK, await paid.Notify("payment.succeeded", foreign));
        }

        await paid.Becomes(id, "succeeded 0 0 amount");
        await paid.Becomes(foreign, "succeeded 0 0 unknown");
        await Eventually.Until(() => paid.Told(id) == 1 && paid.Told(foreign) == 1, Patience.Short);
        Assert.Equal("pending_payment", await paid.OrderStatus(customer));
    }

    [PostgresFact]
    public async Task Refunds_take_back_what_was_granted_and_no_more()
    {
        var customer = await paid.Ordered();
        var id = await paid.Open(customer, "yookassa");
        Provider.Pay(id);
        await paid.Notify("payment.succeeded", id);
        await paid.Becomes(id, "succeeded 0 200 -");

        Provider.Refund(id, 50);
        await paid.Notify("payment.succeeded", id);
        await paid.Becomes(id, "succeeded 50 150 -");
        Assert.Equal("paid", await paid.OrderStatus(customer));

        Provider.Refund(id, 200);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => paid.Notify("payment.succeeded", id)));
        await paid.Becomes(id, "refunded 200 0 -");
        Assert.Equal("returned", await paid.OrderStatus(customer));
        Provider.Refund(id, 50);
        await paid.Notify("payment.succeeded", id);
        Assert.Equal("refunded 200 0 -", await paid.Payment(id));
    }

    [PostgresFact]
    public async Task A_payment_of_which_no_notification_came_is_found_and_the_list_shows_it()
    {
        var customer = await paid.Ordered();
        var id = await paid.Open(customer, "heleket");
        await Hears(customer, $"https://pay.example/{id}", times: 1);
        Provider.Change(id, payment => payment["status"] = "paid");
        await Shop.Ledger.ExecuteAsync("update payments set updated_at = now() - interval '5 minutes' where provider_id = $1", id);

        Assert.Equal(HttpStatusCode.Accepted, (await paid.Api(HttpMethod.Post, "/api/v1/jobs/payment-reconciliation/run")).Status);

        await paid.Becomes(id, "succeeded 0 200 -");
        Assert.Equal("paid", await paid.OrderStatus(customer));
        var (_, list) = await paid.Api(HttpMethod.Get, "/api/v1/payments?provider=heleket&status=succeeded&pageSize=100");
        var listed = Assert.Single(list!["items"]!.AsArray(), item => (string?)item!["providerId"] == id)!;
        Assert.Equal((200m, 200m, "UAH", customer.Key),
            ((decimal)listed["amount"]!, (decimal)listed["granted"]!, (string)listed["currency"]!, (string)listed["sessionKey"]!));
        Assert.Equal(HttpStatusCode.BadRequest, (await paid.Api(HttpMethod.Get, "/api/v1/payments?status=none")).Status);
    }

    [PostgresFact]
    public async Task Who_is_erased_takes_their_payments_along()
    {
        var customer = await paid.Ordered();
        var id = await paid.Open(customer, "yookassa");
        Provider.Pay(id);
        await paid.Notify("payment.succeeded", id);
        await paid.Becomes(id, "succeeded 0 200 -");
        await Shop.UntilQuiet();
        var (_, export) = await paid.Api(HttpMethod.Get, $"/api/v1/customers/{customer.Key}");
        Assert.Single(export!["payments"]!.AsArray());
        Assert.NotEmpty(export["paymentEvents"]!.AsArray());

        Assert.Equal(HttpStatusCode.NoContent, (await paid.Api(HttpMethod.Delete, $"/api/v1/customers/{customer.Key}")).Status);

        Assert.Equal("", await paid.Payment(id));
        Provider.Refund(id, 200);
        Assert.Equal(HttpStatusCode.OK, await paid.Notify("refund.succeeded", id));
    }

    [PostgresFact]
    public async Task What_a_provider_refuses_is_told_at_once()
    {
        var customer = await paid.Ordered();
        await Shop.Ledger.ExecuteAsync("update orders set due_now = 13 where session_key = $1", customer.Key);
        var order = await Shop.Ledger.ValueAsync<long>("select id from orders where session_key = $1", customer.Key);

        var (status, body) = await paid.Api(
            HttpMethod.Post, "/api/v1/payments", new JsonObject { ["orderId"] = order, ["provider"] = "yookassa" });

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("Invalid amount", (string)body!["detail"]!, StringComparison.Ordinal);
        await Shop.Ledger.ExecuteAsync("update orders set status = 'paid' where session_key = $1", customer.Key);
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await paid.Api(HttpMethod.Post, "/api/v1/payments", new JsonObject { ["orderId"] = order })).Status);
        Assert.Equal(
            HttpStatusCode.NotFound, (await paid.Api(HttpMethod.Post, "/api/v1/payments", new JsonObject { ["orderId"] = 0 })).Status);
    }

    private Task<HttpStatusCode> Say(string provider, string status, string id) => provider == "yookassa"
        ? paid.Notify("payment." + status, id)
        : paid.Post("/webhooks/payments/heleket", PaymentPeer.Signed(id, status == "succeeded" ? "paid" : "check"));

    private Task<long> Events(string id, string status) => Shop.Ledger.ValueAsync<long>(
        "select count(*) from payment_events where event_id like $1 and status = $2", id + "%", status);

    private async Task Hears(Customer customer, string words, int times)
    {
        int Heard() => customer.Sees.Count(message => message.Text.Contains(words, StringComparison.Ordinal));
        await Eventually.Until(() => Heard() >= times, Patience.Long, words);
        await Shop.UntilQuiet();
        Assert.Equal(times, Heard());
    }
}
