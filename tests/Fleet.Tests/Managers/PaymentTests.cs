using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MirtAi.Fleet.Tests.Shop;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Managers;

/// <summary>The last step of a sale: managers decide of a payment in their group and over HTTP; the customer hears it once.</summary>
public sealed class PaymentTests(TakingOverTests.ManagedShop managed) : IClassFixture<TakingOverTests.ManagedShop>
{
    private static long lastUpdate = 60_000_000;

    private ShopUnderTest Shop => managed.Shop;

    [PostgresFact]
    public async Task A_proof_is_rejected_and_the_next_one_confirmed_by_the_buttons_of_its_alert()
    {
        var customer = await Ordered();
        var first = await Prove(customer, proofs: 1);
        Assert.Equal(["/take", "/handback", "/close"], first.Buttons.TakeLast(3).Select(button => button[14..]));
        var (confirm, reject) = (first.Buttons[0], first.Buttons[1]);
        Assert.StartsWith("/confirm ", confirm[14..], StringComparison.Ordinal);

        await Press(first, reject, "p1", "Олена");
        await Hears(customer, "менеджер поки не може підтвердити оплату", times: 1);
        Assert.Equal("pending_payment", await Status(customer));

        var second = await Prove(customer, proofs: 2);
        await Task.WhenAll(Press(second, confirm, "p2", "Олена"), Press(second, confirm, "p3", "Петро"));
        await Hears(customer, "підтверджено! 🤍", times: 1);
        await Press(second, reject, "p4", "Петро");
        string[] queries = ["p2", "p3", "p4"];
        await Eventually.Until(() => queries.All(query => Shop.Peer.Shown(query) is not null), Patience.Long);
        await Shop.UntilQuiet();

        Assert.Single(queries[..2], query => Shop.Peer.Shown(query)!.StartsWith("Оплату підтверджено", StringComparison.Ordinal));
        Assert.Equal(
            2, queries.Count(query => Shop.Peer.Shown(query)!.StartsWith("Уже вирішено: оплату підтверджено", StringComparison.Ordinal)));
        await Hears(customer, "менеджер поки не може підтвердити оплату", times: 1);
        Assert.Equal("paid", await Status(customer));
        Assert.Equal(
            ["/take"],
            Shop.Peer.Messages(TakingOverTests.ManagedShop.Group).Single(message => message.MessageId == second.MessageId).Buttons
                .Select(button => button[14..]));
        Assert.Empty(Shop.Peer.Violations);
    }

    [PostgresFact]
    public async Task A_payment_and_a_cancellation_over_HTTP_are_told_once()
    {
        var customer = await Ordered();

        for (var again = 0; again < 3; again++)
            Assert.Equal("paid", (string?)(await Patch(customer, "paid"))["status"]);
        await Hears(customer, "підтверджено! 🤍", times: 1);
        for (var again = 0; again < 3; again++)
            Assert.Equal("cancelled", (string?)(await Patch(customer, "cancelled"))["status"]);
        await Hears(customer, "скасовано", times: 1);

        Assert.Contains(
            Shop.Peer.Messages(TakingOverTests.ManagedShop.Group),
            message => message.Text.Contains("Олена: замовлення скасовано", StringComparison.Ordinal));
    }

    private async Task<Customer> Ordered()
    {
        var customer = Shop.NewCustomer();
        foreach (var text in (string[])
            ["Сукня Анна, рожева, на зріст 128", "так, беру", "Зразкова Олена, 0671234567, у Києві, відділення 12", "передплата"])
        {
            var seen = customer.Sees.Count;
            await customer.SaysAsync(text);
            await customer.UntilAnswered(seen + 1);
            await Shop.UntilQuiet();
        }

        Assert.Equal("pending_payment", await Status(customer));
        return customer;
    }

    private async Task<DeliveredMessage> Prove(Customer customer, int proofs)
    {
        var seen = customer.Sees.Count;
        await customer.SendsAsync((update, chat) => TelegramUpdates.Photo(update, chat));
        await customer.UntilAnswered(seen + 1);
        await Shop.UntilQuiet();
        Assert.Contains(customer.Sees.Skip(seen), message => message.Text.Contains("Передаю менеджеру", StringComparison.Ordinal));
        var ids = await Shop.Ledger.ListAsync(
            "select coalesce(platform_id, '') from deliveries where account = 'telegram-manager' and session_key = $1",
            row => row.GetString(0),
            customer.Key);
        var told = Shop.Peer.Messages(TakingOverTests.ManagedShop.Group).Where(message => ids.Contains($"{message.MessageId}")).ToArray();
        var alerts = told.Where(message => message.Text.Contains("🔔 Клієнт повідомив про оплату", StringComparison.Ordinal)).ToArray();
        Assert.True(alerts.Length == proofs, string.Join("\n---\n", told.Select(message => message.Text)));
        Assert.Contains("фото нижче", alerts[^1].Text, StringComparison.Ordinal);
        Assert.Equal(
            proofs, told.Count(message => message.CopyOf?.StartsWith($"{customer.ChatId}/", StringComparison.Ordinal) == true));
        return alerts[^1];
    }

    private Task Press(DeliveredMessage message, string data, string queryId, string manager) => Shop.Telegram.DeliverAsync(
        TelegramUpdates.GroupCallback(
            Interlocked.Increment(ref lastUpdate), TakingOverTests.ManagedShop.Group, message.MessageId, data, queryId, manager));

    private async Task Hears(Customer customer, string words, int times)
    {
        int Heard() => customer.Sees.Count(message => message.Text.Contains(words, StringComparison.Ordinal));
        await Eventually.Until(() => Heard() >= times, Patience.Long, words);
        await Shop.UntilQuiet();
        Assert.Equal(times, Heard());
    }

    private Task<string> Status(Customer customer) =>
        Shop.Ledger.ValueAsync<string>("select status from orders where session_key = $1", customer.Key);

    private async Task<JsonObject> Patch(Customer customer, string status)
    {
        var id = await Shop.Ledger.ValueAsync<long>("select id from orders where session_key = $1", customer.Key);
        var process = Shop.Processes[Random.Shared.Next(Shop.Processes.Count)];
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/orders/{id}")
        {
            Content = JsonContent.Create(new JsonObject { ["status"] = status, ["manager"] = "Олена" }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ServiceProcess.AdminToken);
        using var response = await process.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!;
    }
}
