using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Broadcasts;

/// <summary>Broadcasts through the management API.</summary>
internal static class BroadcastCalls
{
    public static async Task<(HttpStatusCode Status, JsonNode? Body)> Broadcasts(
        this ShopUnderTest shop, HttpMethod method, string path, JsonNode? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, "/api/v1/broadcasts" + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ServiceProcess.AdminToken);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await shop.Processes[^1].Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    /// <summary>Whether it is done; no while the service cannot say, as in an outage.</summary>
    public static async Task<bool> IsDone(this ShopUnderTest shop, string path) =>
        await shop.Broadcasts(HttpMethod.Get, path) is (HttpStatusCode.OK, { } body) && (string?)body["status"] == "done";

    /// <summary>Plans one to everybody, in every language; returns its path.</summary>
    public static async Task<string> Planned(this ShopUnderTest shop, string words)
    {
        var request = new JsonObject { ["text"] = new JsonObject { ["uk"] = words, ["ru"] = words, ["en"] = words } };
        var (status, body) = await shop.Broadcasts(HttpMethod.Post, "", request);
        Assert.True(status == HttpStatusCode.Created, body?.ToJsonString());
        return "/" + (string)body!["id"]!;
    }

    /// <summary>So many customers who wrote once, without the time that it takes them; their chats are beyond those of the others.</summary>
    public static Task Customers(this ShopUnderTest shop, int count) => shop.Ledger.ExecuteAsync(
        """
        insert into grain_state (kind, key, version, state)
        select 'session', 'telegram:' || n, 1, jsonb_build_object('channel', 'telegram', 'recipient', n::text)
        from generate_series(5000001, 5000000 + $1) n
        """,
        count);

    /// <summary>How many copies of a text each chat got that got any.</summary>
    public static Dictionary<long, int> Copies(this ShopUnderTest shop, string words) => shop.Peer.Messages()
        .Where(message => message.Text.Contains(words, StringComparison.Ordinal))
        .CountBy(message => message.ChatId)
        .ToDictionary();
}
