using System.Net;
using System.Text.Json.Nodes;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Payments;

/// <summary>Processes that die between a payment and what it pays for.</summary>
public sealed class PaymentCrashTests
{
    private const string Refuses = """
        create function refuse() returns trigger language plpgsql as $$ begin raise exception 'the test refuses'; end $$;
        """;

    /// <summary>The event is stored, and the session cannot be told of it: the process is killed, and another run tells it, once.</summary>
    [PostgresFact]
    public async Task Killed_between_the_payment_and_its_order_the_order_is_confirmed_once_by_the_next_run()
    {
        var paid = new PaidShop();
        await paid.InitializeAsync();
        try
        {
            var customer = await paid.Ordered();
            var id = await paid.Open(customer, "yookassa");
            paid.Provider.Pay(id);
            await paid.Shop.Ledger.ExecuteAsync(
                Refuses + "create trigger refuse before update on orders for each row execute function refuse()");

            Assert.Equal(HttpStatusCode.OK, await paid.Notify("payment.succeeded", id));
            await paid.Becomes(id, "succeeded 0 0 -");
            foreach (var process in paid.Shop.Processes)
                await process.KillAsync();
            await paid.Shop.Ledger.ExecuteAsync("drop trigger refuse on orders");
            Assert.Equal("pending_payment", await paid.OrderStatus(customer));
            await Task.WhenAll(paid.Shop.Processes.Select(process => process.StartAgainAsync()));

            await paid.Becomes(id, "succeeded 0 200 -");
            Assert.Equal("paid", await paid.OrderStatus(customer));
            await paid.Shop.UntilQuiet();
            // The provider repeats what is refused while the processes still find each other.
            await Eventually.Until(
                async () => await paid.Notify("payment.succeeded", id) == HttpStatusCode.OK, Patience.Long, "the repeat is taken");
            await paid.Shop.UntilQuiet();
            Assert.Single(customer.Sees, message => message.Text.Contains("підтверджено! 🤍", StringComparison.Ordinal));
        }
        finally
        {
            await paid.DisposeAsync();
        }
    }

    /// <summary>The event is stored, and the subscription cannot be: all are killed, and another run grants the time, once.</summary>
    [PostgresFact]
    public async Task Killed_between_a_plans_payment_and_its_subscription_the_time_is_granted_once()
    {
        var paid = new PaidShop();
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
            await paid.Shop.Ledger.ExecuteAsync(
                Refuses + "create trigger refuse before insert on subscriptions for each row execute function refuse()");

            Assert.Equal(HttpStatusCode.OK, await paid.Notify("payment.succeeded", id));
            await paid.Becomes(id, "succeeded 0 0 -");
            await KillAll(paid);
            await paid.Shop.Ledger.ExecuteAsync("drop trigger refuse on subscriptions");
            await StartAll(paid);

            await paid.Becomes(id, "succeeded 0 300 -");
            await paid.Shop.UntilQuiet();
            Assert.Equal(
                30 * 86_400,
                await paid.Shop.Ledger.ValueAsync<double>(
                    "select extract(epoch from ends_at - started_at)::float8 from subscriptions where session_key = $1", customer.Key));
            Assert.Single(customer.Sees, message => message.Text.Contains("Дякуємо за оплату!", StringComparison.Ordinal));
        }
        finally
        {
            await paid.DisposeAsync();
        }
    }

    /// <summary>
    /// The provider has the refund, and every process is killed before it says so; then the event of the refund is stored, and every process
    /// is killed before the order can be told.
    /// </summary>
    [PostgresFact]
    public async Task Killed_in_the_middle_of_a_refund_it_is_made_and_taken_back_once()
    {
        var paid = new PaidShop();
        await paid.InitializeAsync();
        try
        {
            var customer = await paid.Ordered();
            var id = await paid.Open(customer, "yookassa");
            paid.Provider.Pay(id);
            await paid.Notify("payment.succeeded", id);
            await paid.Becomes(id, "succeeded 0 200 -");

            paid.Provider.RefundsWait = true;
            Assert.Equal(HttpStatusCode.OK, await paid.Refund(id, "whole"));
            await KillAll(paid);
            paid.Provider.RefundsWait = false;
            paid.Provider.Refund(id, 200);
            await paid.Shop.Ledger.ExecuteAsync(
                Refuses + "create trigger refuse before update on orders for each row execute function refuse()");
            await StartAll(paid);
            await paid.Becomes(id, "refunded 200 200 -");
            await KillAll(paid);
            await paid.Shop.Ledger.ExecuteAsync("drop trigger refuse on orders");
            await StartAll(paid);

            await paid.Becomes(id, "refunded 200 0 -");
            Assert.Equal("returned", await paid.OrderStatus(customer));
            Assert.Equal(1, paid.Provider.Refunds);
            await paid.Shop.UntilQuiet();
            Assert.Single(customer.Sees, message => message.Text.Contains("Повернення за замовленням", StringComparison.Ordinal));
            Assert.Single(customer.Sees, message => message.Text.Contains("Ми повернули Вам 200.00 UAH", StringComparison.Ordinal));
        }
        finally
        {
            await paid.DisposeAsync();
        }
    }

    /// <summary>An order that is placed asks for its payment in the same commit: whoever is killed afterwards, the link comes once.</summary>
    [PostgresFact]
    public async Task Killed_behind_an_order_its_link_comes_once_instead_of_the_payment_details()
    {
        var paid = new PaidShop { More = { ["Payment:Provider"] = "yookassa" } };
        await paid.InitializeAsync();
        try
        {
            paid.Provider.Failures = 3;
            var customer = await paid.Ordered();
            await KillAll(paid);
            paid.Provider.Failures = 0;
            await StartAll(paid);

            await Eventually.Until(
                () => customer.Sees.Any(message => message.Text.Contains("https://pay.example/", StringComparison.Ordinal)), Patience.Long);
            await paid.Shop.UntilQuiet();
            Assert.Equal(1, paid.Provider.Made);
            Assert.Single(customer.Sees, message => message.Text.Contains("https://pay.example/", StringComparison.Ordinal));
            Assert.DoesNotContain(customer.Sees, message => message.Text.Contains("Реквізити", StringComparison.Ordinal));
            var id = paid.Provider.Only;
            paid.Provider.Pay(id);
            Assert.Equal(HttpStatusCode.OK, await paid.Notify("payment.succeeded", id));
            await paid.Becomes(id, "succeeded 0 200 -");
            Assert.Equal("paid", await paid.OrderStatus(customer));
        }
        finally
        {
            await paid.DisposeAsync();
        }
    }

    private static async Task KillAll(PaidShop paid)
    {
        foreach (var process in paid.Shop.Processes)
            await process.KillAsync();
    }

    private static Task StartAll(PaidShop paid) =>
        Task.WhenAll(paid.Shop.Processes.Select(process => process.StartAgainAsync()));

    /// <summary>A failure in the middle of the first commit leaves nothing, and the provider's next attempt succeeds.</summary>
    [PostgresFact]
    public async Task An_event_that_cannot_be_stored_leaves_nothing_and_its_repeat_succeeds()
    {
        var paid = new PaidShop();
        await paid.InitializeAsync();
        try
        {
            var customer = await paid.Ordered();
            var id = await paid.Open(customer, "yookassa");
            await paid.Shop.UntilQuiet();
            paid.Provider.Pay(id);
            await paid.Shop.Ledger.ExecuteAsync(
                Refuses + "create trigger refuse before insert on payment_events for each row execute function refuse()");

            Assert.Equal(HttpStatusCode.InternalServerError, await paid.Notify("payment.succeeded", id));
            Assert.Equal("pending 0 0 -", await paid.Payment(id));
            await paid.Shop.Ledger.ExecuteAsync("drop trigger refuse on payment_events");

            Assert.Equal(HttpStatusCode.OK, await paid.Notify("payment.succeeded", id));
            await paid.Becomes(id, "succeeded 0 200 -");
            Assert.Equal("paid", await paid.OrderStatus(customer));
        }
        finally
        {
            await paid.DisposeAsync();
        }
    }
}
