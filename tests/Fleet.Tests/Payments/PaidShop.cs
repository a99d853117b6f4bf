using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using MirtAi.Channels.Tests.Payments;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Payments;

/// <summary>A class fixture: a shop of three processes that takes payments through both providers.</summary>
public sealed class PaidShop : IAsyncLifetime
{
    internal const long Group = -1_001_000_000_778;

    /// <summary>The database; null for one of the shared server's.</summary>
    internal string? ConnectionString { get; init; }

    /// <summary>Settings beside those of the providers.</summary>
    internal Dictionary<string, string> More { get; init; } = [];

    internal ShopUnderTest Shop { get => field ?? throw new InvalidOperationException(TestPostgres.Reason); private set; }

    internal PaymentPeer Provider { get => field ?? throw new InvalidOperationException(TestPostgres.Reason); private set; }

    public async ValueTask InitializeAsync()
    {
        if (!TestPostgres.IsAvailable)
            return;
        Provider = await PaymentPeer.Start();
        Shop = await ShopUnderTest.OpenAsync(new()
        {
            Processes = 3,
            ConnectionString = ConnectionString,
            Echoes = false,
            Settings = new Dictionary<string, string>(More)
            {
                ["Telegram:ManagerChatId"] = $"{Group}",
                ["FollowUps:QuietFrom"] = "00:00",
                ["FollowUps:QuietUntil"] = "00:00",
                ["Subscriptions:Plans:0:Id"] = "month",
                ["Subscriptions:Plans:0:Name"] = "Місяць",
                ["Subscriptions:Plans:0:Price"] = "300",
                ["Subscriptions:Plans:0:Currency"] = "UAH",
                ["Subscriptions:Plans:0:Days"] = "30",
                ["YooKassa:ShopId"] = PaymentPeer.ShopId,
                ["YooKassa:SecretKey"] = PaymentPeer.SecretKey,
                ["YooKassa:ApiBaseUrl"] = Provider.YooKassaUrl,
                ["YooKassa:AllowedNetworks"] = "127.0.0.1/32",
                ["Heleket:MerchantId"] = PaymentPeer.MerchantId,
                ["Heleket:ApiKey"] = PaymentPeer.ApiKey,
                ["Heleket:PayoutApiKey"] = PaymentPeer.PayoutApiKey,
                ["Heleket:ApiBaseUrl"] = Provider.HeleketUrl,
            },
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (!TestPostgres.IsAvailable)
            return;
        await Shop.DisposeAsync();
        await Provider.DisposeAsync();
    }

    /// <summary>A customer whose order waits for its payment.</summary>
    internal async Task<Customer> Ordered()
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

        Assert.Equal("pending_payment", await OrderStatus(customer));
        return customer;
    }

    /// <summary>Makes a payment for the customer's order, as a manager does, and returns the provider's id of it.</summary>
    internal async Task<string> Open(Customer customer, string provider, string key = "once")
    {
        var order = await Shop.Ledger.ValueAsync<long>("select id from orders where session_key = $1", customer.Key);
        var (status, body) = await Api(
            HttpMethod.Post, "/api/v1/payments", new JsonObject { ["orderId"] = order, ["provider"] = provider }, key);
        Assert.True(status == HttpStatusCode.OK, body?.ToJsonString());
        return (string)body!["providerId"]!;
    }

    /// <summary>Asks for a refund, as an operator does.</summary>
    internal async Task<HttpStatusCode> Refund(string providerId, string key, decimal? amount = null, string? address = null)
    {
        var id = await Shop.Ledger.ValueAsync<string>("select id from payments where provider_id = $1", providerId);
        var body = new JsonObject { ["amount"] = amount, ["address"] = address };
        return (await Api(HttpMethod.Post, $"/api/v1/payments/{id}/refund", body, key)).Status;
    }

    /// <summary>Posts what YooKassa posts.</summary>
    internal Task<HttpStatusCode> Notify(string name, string id, int? process = null) =>
        Post("/webhooks/payments/yookassa", PaymentPeer.Notification(name, id), process);

    internal async Task<HttpStatusCode> Post(string path, string body, int? process = null)
    {
        var to = Shop.Processes[process ?? Random.Shared.Next(Shop.Processes.Count)];
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await to.Http.PostAsync(path, content, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    internal async Task<(HttpStatusCode Status, JsonNode? Body)> Api(HttpMethod method, string path, JsonNode? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ServiceProcess.AdminToken);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await Shop.Processes[Random.Shared.Next(Shop.Processes.Count)].Http
            .SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    internal Task<string> OrderStatus(Customer customer) =>
        Shop.Ledger.ValueAsync<string>("select status from orders where session_key = $1", customer.Key);

    /// <summary>The customer's payment as it is listed: its status, what was refunded and granted, and its problem.</summary>
    internal async Task<string> Payment(string providerId)
    {
        var rows = await Shop.Ledger.ListAsync(
            "select status, refunded, granted, coalesce(problem, '-') from payments where provider_id = $1",
            row => string.Create(
                CultureInfo.InvariantCulture,
                $"{row.GetString(0)} {row.GetDecimal(1):0.##} {row.GetDecimal(2):0.##} {row.GetString(3)}"),
            providerId);
        return rows.SingleOrDefault() ?? "";
    }

    internal Task Becomes(string providerId, string expected) => Eventually.Until(
        async () => await Payment(providerId) == expected, Patience.Short, expected);

    internal int Told(string words) => Shop.Peer.Messages(Group).Count(message => message.Text.Contains(words, StringComparison.Ordinal));
}
