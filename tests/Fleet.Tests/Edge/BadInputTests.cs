using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using MirtAi.Fleet.Tests.Shop;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Edge;

/// <summary>What is no update is refused in the form that all refusals have.</summary>
public sealed class BadInputTests(OpenShop open) : IClassFixture<OpenShop>
{
    private const int MaxBodyBytes = 1024 * 1024;
    private const string Update = """{"update_id":7,"message":{"message_id":1,"date":1,"chat":{"id":5,"type":"private"},"text":"hello"}}""";

    [PostgresFact]
    public Task A_wrong_secret_is_401() => RefusedAsync(401, Encoding.UTF8.GetBytes(Update), secret: "another-secret");

    [PostgresFact]
    public Task No_secret_is_401() => RefusedAsync(401, Encoding.UTF8.GetBytes(Update), secret: null);

    [PostgresFact]
    public Task What_is_not_JSON_is_400() => RefusedAsync(400, "<update>"u8.ToArray());

    [PostgresFact]
    public Task No_body_is_400() => RefusedAsync(400, []);

    [PostgresFact]
    public Task JSON_that_is_no_update_is_400() => RefusedAsync(400, """{"message":{"text":"hello"}}"""u8.ToArray());

    [PostgresFact]
    public Task One_byte_over_a_mebibyte_is_413() => RefusedAsync(413, new byte[MaxBodyBytes + 1], closes: true);

    [PostgresFact]
    public Task Whoever_is_a_stranger_is_told_so_whatever_they_send() =>
        RefusedAsync(401, new byte[MaxBodyBytes + 1], secret: null, closes: true);

    [PostgresFact]
    public Task A_bomb_of_arrays_is_400() =>
        RefusedAsync(400, Encoding.UTF8.GetBytes($"{{\"update_id\":7,\"x\":{new string('[', 300_000)}{new string(']', 300_000)}}}"));

    [PostgresFact]
    public Task A_bomb_of_objects_is_400() =>
        RefusedAsync(400, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) + "1" + new string('}', 100_000)));

    [PostgresFact]
    public Task A_number_beyond_64_bits_is_400() =>
        RefusedAsync(400, Encoding.UTF8.GetBytes(Update.Replace("\"id\":5", "\"id\":99999999999999999999", StringComparison.Ordinal)));

    [PostgresFact]
    public Task An_update_id_beyond_64_bits_is_400() =>
        RefusedAsync(400, Encoding.UTF8.GetBytes(Update.Replace(":7,", ":9223372036854775808,", StringComparison.Ordinal)));

    [PostgresFact]
    public async Task Exactly_a_mebibyte_is_taken()
    {
        var customer = open.Shop.NewCustomer();
        var update = customer.Writes("large").ToJsonString();
        var body = Encoding.UTF8.GetBytes(update + new string(' ', MaxBodyBytes - Encoding.UTF8.GetByteCount(update)));

        using var response = await open.Shop.Telegram.PostAsync(body);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(["large"], await open.Shop.Ledger.TakenAsync(customer.Key));
    }

    [PostgresFact]
    public async Task What_cannot_be_used_is_acknowledged_so_that_the_chat_is_not_blocked()
    {
        var unknown = TelegramUpdates.Update(9_000_001, "kind_of_the_future", new() { ["id"] = 1 });

        using var response = await open.Shop.Telegram.PostAsync(unknown);

        Assert.Equal(200, (int)response.StatusCode);
    }

    private async Task RefusedAsync(int status, byte[] body, string? secret = ShopUnderTest.Secret, bool closes = false)
    {
        using var response = await open.Shop.Telegram.PostAsync(body, secret);
        var problem = await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(status, (int)problem!["status"]!);
        Assert.Equal(closes, response.Headers.ConnectionClose ?? false);
        Assert.Equal(Assert.Single(response.Headers.GetValues("X-Trace-Id")), (string)problem["traceId"]!);
    }
}
