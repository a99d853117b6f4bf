using System.Net;
using System.Text.Json.Nodes;
using MirtAi.Fleet.Tests.Shop;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Broadcasts;

/// <summary>Broadcasts through the management API of real processes that are killed.</summary>
public sealed class BroadcastTests
{
    private const string Words = "Нова колекція вже тут";

    [PostgresFact]
    public async Task Killed_in_the_middle_another_process_goes_on_and_everybody_gets_it_once_but_who_said_stop()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new()
        {
            Processes = 2,
            Settings = new Dictionary<string, string> { ["Broadcasts:BatchSize"] = "4", ["Broadcasts:BatchPause"] = "00:00:00.300" },
        });
        Customer[] customers = [.. Enumerable.Range(0, 50).Select(_ => shop.NewCustomer())];
        await Task.WhenAll(customers.Select(customer => customer.SaysAsync("hello")));
        await shop.UntilQuiet();
        await customers[0].SaysAsync("стоп");
        await shop.UntilQuiet();
        var request = new JsonObject { ["text"] = new JsonObject { ["uk"] = Words, ["ru"] = Words, ["en"] = Words }, ["dryRun"] = true };

        var (status, preview) = await Api(shop, HttpMethod.Post, "", request);
        Assert.Equal((HttpStatusCode.OK, 49, 1), (status, (int)preview!["recipients"]!, (int)preview["skipped"]!["opted_out"]!));
        Assert.Empty((await Api(shop, HttpMethod.Get, "")).Body!["items"]!.AsArray());
        request["dryRun"] = false;
        (status, var planned) = await Api(shop, HttpMethod.Post, "", request, "once");
        Assert.Equal(HttpStatusCode.Created, status);
        var path = "/" + (string)planned!["id"]!;
        Assert.Equal(path, "/" + (string)(await Api(shop, HttpMethod.Post, "", request, "once")).Body!["id"]!);
        await Eventually.Until(async () => (long)(await Progress(shop, path))["sent"]! >= 8, Patience.Short);
        await shop.Processes[0].KillAsync();
        await shop.Processes[0].StartAgainAsync();
        await shop.Processes[1].KillAsync();
        await shop.Processes[1].StartAgainAsync();
        await Eventually.Until(() => shop.IsDone(path), Patience.Long, "done");
        await shop.UntilQuiet();

        var progress = await Progress(shop, path);
        Assert.Equal((49L, 0L, 0L), ((long)progress["sent"]!, (long)progress["left"]!, (long)progress["waiting"]!));
        var repeats = await shop.Ledger.ValueAsync<long>("select coalesce(sum(repeats), 0)::bigint from deliveries where lane = 2");
        var copies = customers.Skip(1).Select(customer => Copies(customer)).ToArray();
        Assert.All(copies, copy => Assert.InRange(copy, 1, 2));
        Assert.True(copies.Count(copy => copy > 1) <= repeats, "Only a send whose record the kill prevented may come twice, marked so.");
        Assert.Equal(49, await shop.Ledger.ValueAsync<long>("select count(*) from deliveries where lane = 2"));
        Assert.Equal(0, Copies(customers[0]));
        Assert.Contains(customers[0].Sees, message => message.Text.Contains("більше не буде", StringComparison.Ordinal));
    }

    [PostgresFact]
    public async Task A_broadcast_is_paused_resumed_and_cancelled_and_what_is_wrong_is_refused()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new()
        {
            Settings = new Dictionary<string, string>
            {
                ["Broadcasts:BatchSize"] = "1",
                ["Broadcasts:BatchPause"] = "00:00:02",
                ["Broadcasts:MaxRecipients"] = "20",
            },
        });
        Customer[] customers = [.. Enumerable.Range(0, 21).Select(_ => shop.NewCustomer())];
        await Task.WhenAll(customers.Select(customer => customer.SaysAsync("hello")));
        await shop.UntilQuiet();
        JsonObject Request(params JsonNode?[] keys) => new()
        {
            ["text"] = new JsonObject { ["uk"] = Words },
            ["audience"] = keys.Length == 0 ? new JsonObject() : new JsonObject { ["customers"] = new JsonArray(keys) },
        };

        Assert.Equal(HttpStatusCode.Conflict, (await Api(shop, HttpMethod.Post, "", Request())).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Api(shop, HttpMethod.Post, "", Request("telegram:none"))).Status);
        var wrong = Request();
        wrong["audience"]!["labels"] = new JsonArray("vip");
        Assert.Equal(HttpStatusCode.BadRequest, (await Api(shop, HttpMethod.Post, "", wrong)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Api(shop, HttpMethod.Post, "", new JsonObject())).Status);

        var (status, planned) = await Api(shop, HttpMethod.Post, "", Request([.. customers.Take(20).Select(customer => (JsonNode)customer.Key)]));
        Assert.Equal(HttpStatusCode.Created, status);
        var path = "/" + (string)planned!["id"]!;
        await Eventually.Until(async () => (long)(await Progress(shop, path))["sent"]! >= 1, Patience.Short);
        Assert.Equal("paused", (string?)(await Api(shop, HttpMethod.Post, path + "/pause")).Body!["status"]);
        Assert.Equal("running", (string?)(await Api(shop, HttpMethod.Post, path + "/resume")).Body!["status"]);
        Assert.Equal("cancelled", (string?)(await Api(shop, HttpMethod.Post, path + "/cancel")).Body!["status"]);
        await shop.UntilQuiet();

        Assert.Equal(HttpStatusCode.Conflict, (await Api(shop, HttpMethod.Post, path + "/resume")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Api(shop, HttpMethod.Post, "/none/pause")).Status);
        Assert.InRange(customers.Count(customer => Copies(customer) > 0), 1, 19);
    }

    /// <summary>What the platform brings is what stands behind the button; it holds for broadcasts that are planned later.</summary>
    [PostgresFact]
    public async Task Who_presses_the_button_below_a_broadcast_is_told_so_and_gets_no_other()
    {
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = 2 });
        Customer[] customers = [shop.NewCustomer(), shop.NewCustomer()];
        await Task.WhenAll(customers.Select(customer => customer.SaysAsync("hello")));
        await shop.UntilQuiet();
        await shop.Planned(Words);
        await Eventually.Until(() => customers.All(customer => Copies(customer) == 1), Patience.Long);

        var button = Assert.Single(customers[0].Sees[^1].Buttons);
        await customers[0].SendsAsync((update, chat) => TelegramUpdates.Callback(update, chat, button, $"press-{update}"));
        await Eventually.Until(
            () => customers[0].Sees[^1].Text.Contains("більше не буде", StringComparison.Ordinal), Patience.Long, "told so");
        await shop.Planned(Words);
        await Eventually.Until(() => Copies(customers[1]) == 2, Patience.Long);
        await shop.UntilQuiet();

        Assert.Equal(1, Copies(customers[0]));
    }

    private static int Copies(Customer customer) =>
        customer.Sees.Count(message => message.Text.Contains(Words, StringComparison.Ordinal));

    private static async Task<JsonNode> Progress(ShopUnderTest shop, string path) =>
        (await Api(shop, HttpMethod.Get, path)).Body!["progress"]!;

    private static Task<(HttpStatusCode Status, JsonNode? Body)> Api(
        ShopUnderTest shop, HttpMethod method, string path, JsonNode? body = null, string? key = null) =>
        shop.Broadcasts(method, path, body, key);
}
