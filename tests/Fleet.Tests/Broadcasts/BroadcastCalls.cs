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

    /// <summary>Plans one to everybody, in every language; returns its path.</summary>
    public static async Task<string> Planned(this ShopUnderTest shop, string words)
    {
        var request = new JsonObject { ["text"] = new JsonObject { ["uk"] = words, ["ru"] = words, ["en"] = words } };
        var (status, body) = await shop.Broadcasts(HttpMethod.Post, "", request);
        Assert.True(status == HttpStatusCode.Created, body?.ToJsonString());
        return "/" + (string)body!["id"]!;
    }
}
