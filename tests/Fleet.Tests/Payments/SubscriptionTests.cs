using System.Net;
using System.Text.Json.Nodes;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Payments;

/// <summary>Subscriptions that are paid, refunded, reminded of and ended by two processes.</summary>
public sealed class SubscriptionTests(PaidShop paid) : IClassFixture<PaidShop>
{
    [PostgresFact]
    public async Task A_paid_plan_subscribes_once_and_a_refund_takes_its_share_back()
    {
        var customer = await Customer();
        var (status, body) = await paid.Api(
            HttpMethod.Post,
            "/api/v1/payments",
            new JsonObject { ["plan"] = "month", ["customer"] = customer.Key, ["provider"] = "yookassa" },
            "plan");
        Assert.True(status == HttpStatusCode.OK, body?.ToJsonString());
        var id = (string)body!["providerId"]!;
        await Hears(customer, $"https://pay.example/{id}");

        paid.Provider.Pay(id);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => paid.Notify("payment.succeeded", id)));
        await paid.Becomes(id, "succeeded 0 300 -");
        await Hears(customer, "Дякуємо за оплату! Підписка «Місяць» діє до");
        var subscription = await Of(customer);
        Assert.Equal(("active", "month"), ((string)subscription["status"]!, (string)subscription["plan"]!));
        Assert.Equal(TimeSpan.FromDays(30), Length(subscription));

        Assert.Equal(HttpStatusCode.OK, (await Grant(customer, "gift")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Grant(customer, "gift")).Status);
        Assert.Equal(TimeSpan.FromDays(60), Length(await Of(customer)));
        paid.Provider.Refund(id, 100);
        await paid.Notify("refund.succeeded", id);
        await paid.Becomes(id, "succeeded 100 200 -");
        Assert.Equal(TimeSpan.FromDays(50), Length(await Of(customer)));
    }

    [PostgresFact]
    public async Task The_end_is_told_three_days_and_one_day_before_and_then_it_ends()
    {
        var customer = await Customer();
        await Grant(customer, "once");

        await EndsIn(customer, "2 days 23 hours");
        await Run("notify-expiring");
        await Hears(customer, "Нагадуємо: підписка «Місяць» закінчується", times: 1);
        await Run("notify-expiring");
        await EndsIn(customer, "23 hours");
        await Run("notify-expiring");
        await Run("notify-expiring");
        await Hears(customer, "Нагадуємо: підписка «Місяць» закінчується", times: 2);
        await EndsIn(customer, "-1 second");
        await Run("deactivate-expired");

        await Eventually.Until(async () => (string?)(await Of(customer))["status"] == "expired", Patience.Short);
        var (_, list) = await paid.Api(HttpMethod.Get, "/api/v1/subscriptions?status=expired&pageSize=100");
        Assert.Single(list!["items"]!.AsArray(), item => (string?)item!["customer"] == customer.Key);
    }

    [PostgresFact]
    public async Task What_is_wrong_is_refused_and_who_is_erased_has_no_subscription()
    {
        var customer = await Customer();
        foreach (var (plan, key, periods, expected) in (IEnumerable<(string, string, int, HttpStatusCode)>)
        [
            ("none", customer.Key, 1, HttpStatusCode.BadRequest),
            ("month", customer.Key, 0, HttpStatusCode.BadRequest),
            ("month", "telegram:none", 1, HttpStatusCode.NotFound),
        ])
        {
            var body = new JsonObject { ["plan"] = plan, ["customer"] = key, ["periods"] = periods };
            Assert.Equal(expected, (await paid.Api(HttpMethod.Post, "/api/v1/subscriptions", body)).Status);
        }

        await Grant(customer, "once");
        Assert.Equal(HttpStatusCode.NoContent, (await paid.Api(HttpMethod.Delete, $"/api/v1/customers/{customer.Key}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await paid.Api(HttpMethod.Get, $"/api/v1/subscriptions/{customer.Key}")).Status);
    }

    private async Task<Customer> Customer()
    {
        var customer = paid.Shop.NewCustomer();
        await customer.SaysAsync("Доброго дня");
        await customer.UntilAnswered();
        await paid.Shop.UntilQuiet();
        return customer;
    }

    private Task<(HttpStatusCode Status, JsonNode? Body)> Grant(Customer customer, string key) => paid.Api(
        HttpMethod.Post, "/api/v1/subscriptions", new JsonObject { ["plan"] = "month", ["customer"] = customer.Key }, key);

    private async Task<JsonNode> Of(Customer customer) =>
        (await paid.Api(HttpMethod.Get, $"/api/v1/subscriptions/{customer.Key}")).Body!;

    private static TimeSpan Length(JsonNode subscription) =>
        (DateTimeOffset)subscription["endsAt"]! - (DateTimeOffset)subscription["startedAt"]!;

    /// <summary>Time passes, as far as this subscription goes.</summary>
    private async Task EndsIn(Customer customer, string interval)
    {
        await paid.Shop.Ledger.ExecuteAsync(
            "update subscriptions set ends_at = now() + $2::text::interval where session_key = $1", customer.Key, interval);
        await paid.Shop.Ledger.ExecuteAsync(
            """
            update grain_state g set version = version + 1,
                state = jsonb_set(state, '{endsAt}', to_jsonb(to_char(s.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))
            from subscriptions s where g.kind = 'subscription' and g.key = $1 and s.session_key = $1
            """,
            customer.Key);
    }

    private async Task Run(string job)
    {
        var before = await LastRun(job);
        await Eventually.Until(
            async () => (await paid.Api(HttpMethod.Post, $"/api/v1/jobs/{job}/run")).Status == HttpStatusCode.Accepted, Patience.Short);
        await Eventually.Until(async () => await LastRun(job) > before, Patience.Short, job);
    }

    private Task<DateTime> LastRun(string job) => paid.Shop.Ledger.ValueAsync<DateTime>(
        "select coalesce(max(last_run), 'epoch') from job_lock where name = $1", job);

    private async Task Hears(Customer customer, string words, int times = 1)
    {
        int Heard() => customer.Sees.Count(message => message.Text.Contains(words, StringComparison.Ordinal));
        await Eventually.Until(() => Heard() >= times, Patience.Long, words);
        await paid.Shop.UntilQuiet();
        Assert.Equal(times, Heard());
    }
}
