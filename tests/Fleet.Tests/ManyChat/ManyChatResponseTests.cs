using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using MirtAi.Channels.Tests.ManyChat;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.ManyChat;

/// <summary>Response mode over real processes: the answer is in the response, or it comes later by the API, and never both.</summary>
public sealed class ManyChatResponseTests
{
    private const string Token = "an-invented-webhook-token";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3), Limit = TimeSpan.FromSeconds(10);

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [PostgresFact]
    public async Task An_answer_that_is_ready_in_time_is_the_response_and_is_not_sent_again()
    {
        await using var peer = await ManyChatPeer.Start();
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = 2, Settings = Settings(peer) });

        // The request, the session and the delivery are in any of the processes.
        var texts = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => AskAsync(shop, number, "Добрий день")));
        await shop.UntilQuiet();

        Assert.All(texts, text => Assert.Equal("echo: Добрий день", text));
        Assert.Empty(peer.Messages);
        foreach (var number in Enumerable.Range(0, 8))
            Assert.Equal("sent", Assert.Single(await shop.Ledger.DispatchesAsync($"manychat:{Subscriber(number)}")).Status);
    }

    [PostgresFact]
    public async Task An_answer_that_takes_longer_comes_by_the_API_once_and_the_flow_has_its_response_within_ten_seconds()
    {
        await using var peer = await ManyChatPeer.Start();
        await using var shop = await ShopUnderTest.OpenAsync(new() { Settings = Settings(peer) });
        await File.WriteAllTextAsync(shop.HoldFile(), "", Cancellation);
        var begun = TimeProvider.System.GetTimestamp();

        var text = await AskAsync(shop, 1, "Добрий день");

        Assert.Equal("", text);
        Assert.InRange(TimeProvider.System.GetElapsedTime(begun), Timeout / 2, Limit);
        Assert.Empty(peer.Messages);
        File.Delete(shop.HoldFile());
        await shop.UntilQuiet();
        Assert.Equal("echo: Добрий день", Assert.Single(peer.Messages).Text);
    }

    [PostgresFact]
    public async Task Of_answers_that_become_ready_just_when_their_requests_end_each_comes_once()
    {
        const int Customers = 40;
        await using var peer = await ManyChatPeer.Start();
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = 2, Settings = Settings(peer) });
        foreach (var process in (int[])[0, 1])
            await File.WriteAllTextAsync(shop.HoldFile(process), "", Cancellation);

        // The first requests have ended when the answers are released, and the last have not.
        var asked = Enumerable.Range(0, Customers).Select(async number =>
        {
            await Task.Delay(number * Timeout / Customers, TimeProvider.System, Cancellation);
            return await AskAsync(shop, number, "Добрий день");
        }).ToArray();
        await asked[Customers / 4];
        foreach (var process in (int[])[0, 1])
            File.Delete(shop.HoldFile(process));
        var texts = await Task.WhenAll(asked);
        await shop.UntilQuiet();

        var pushed = peer.Messages.CountBy(message => message.Subscriber).ToDictionary();
        Assert.All(texts.Index(), response => Assert.Equal(
            1, (response.Item.Length > 0 ? 1 : 0) + pushed.GetValueOrDefault(Subscriber(response.Index))));
        Assert.Contains("", texts);
    }

    [PostgresFact]
    public async Task Whoever_hangs_up_is_answered_by_the_API()
    {
        await using var peer = await ManyChatPeer.Start();
        await using var shop = await ShopUnderTest.OpenAsync(new() { Settings = Settings(peer) });
        await File.WriteAllTextAsync(shop.HoldFile(), "", Cancellation);
        using var hangUp = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var asked = AskAsync(shop, 1, "Добрий день", hangUp.Token);
        await Eventually.Until(() => shop.Ledger.HasTurnAsync($"manychat:{Subscriber(1)}"), Patience.Long);
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        File.Delete(shop.HoldFile());
        await shop.UntilQuiet();

        Assert.Equal("echo: Добрий день", Assert.Single(peer.Messages).Text);
    }

    /// <summary>What the flow gets to show; empty if nothing.</summary>
    private static async Task<string> AskAsync(ShopUnderTest shop, int number, string text, CancellationToken? cancellation = null)
    {
        var body = new JsonObject
        {
            ["subscriber"] = new JsonObject { ["id"] = Subscriber(number) },
            ["message"] = new JsonObject { ["id"] = "m1", ["text"] = text },
        };
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(shop.Processes[number % shop.Processes.Count].Address, "/webhooks/manychat"))
        {
            Headers = { { "X-ManyChat-Token", Token } },
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString())),
        };
        using var response = await Http.SendAsync(request, cancellation ?? Cancellation);
        response.EnsureSuccessStatusCode();
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!;
        var messages = answer["content"]!["messages"]!.AsArray().Select(message => (string?)message!["text"]);
        Assert.Equal((string?)answer["text"], string.Join("\n\n", messages));
        return (string)answer["text"]!;
    }

    private static string Subscriber(int number) => (10_000_000_000_000_000L + number).ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Settings(ManyChatPeer peer) => new()
    {
        ["ManyChat:ApiToken"] = ManyChatPeer.Token,
        ["ManyChat:WebhookToken"] = Token,
        ["ManyChat:ApiBaseUrl"] = peer.Address,
        ["ManyChat:ResponseMode"] = "true",
        ["ManyChat:ResponseTimeout"] = Timeout.ToString("c", CultureInfo.InvariantCulture),
    };
}
