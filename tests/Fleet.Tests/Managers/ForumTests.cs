using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MirtAi.Fleet.Tests.Shop;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Managers;

/// <summary>A managers' group with topics: each customer has one in the whole fleet, and what is written there reaches them.</summary>
public sealed class ForumTests
{
    private const long Group = -1_001_000_000_779;
    private const string Complaint = "Сукня прийшла порвана, це жах!";
    private static long lastUpdate = 70_000_000;

    [PostgresFact]
    public async Task Customers_and_managers_talk_in_the_customers_topics()
    {
        await using var shop = await Open(processes: 2);
        var (anna, olha) = (shop.NewCustomer(), shop.NewCustomer());
        await Task.WhenAll(anna.SaysAsync(Complaint), olha.SaysAsync(Complaint));
        await Task.WhenAll(anna.UntilAnswered(), olha.UntilAnswered());
        await Eventually.Until(() => shop.Peer.Topics(Group).Count == 2, Patience.Long, "each has a topic");
        await shop.UntilQuiet();
        var (seen, topic) = (anna.Sees.Count, await Topic(shop, anna));

        await Write(shop, topic, "Вітаю, це Олена. Надішліть, будь ласка, фото.");
        await anna.UntilAnswered(seen + 1);
        await anna.SaysAsync("Ось, дивіться");
        await Eventually.Until(() => InTopic(shop, topic).Any(text => text.Contains("Ось, дивіться", StringComparison.Ordinal)), Patience.Long);
        await Write(shop, topic, "/note Просить знижку");
        await Write(shop, topic, "/history");
        await Write(shop, topic, "/unknown секрет");
        await Write(shop, topic, "/c sorry");
        await anna.UntilAnswered(seen + 2);
        await shop.UntilQuiet();

        Assert.Equal(
            ["Вітаю, це Олена. Надішліть, будь ласка, фото.", "Мені дуже прикро, що так сталося. Ми обов'язково все виправимо."],
            anna.Sees.Skip(seen).Select(message => message.Text));
        Assert.Contains(InTopic(shop, topic), text => text.Contains("📝 Просить знижку", StringComparison.Ordinal));
        Assert.Contains(InTopic(shop, topic), text => text.Contains("Такої команди немає", StringComparison.Ordinal));
        Assert.Equal(["note"], (await Lines(shop, anna)).Where(line => (string?)line["text"] == "Просить знижку")
            .Select(line => (string?)line["author"]));
        Assert.DoesNotContain(InTopic(shop, await Topic(shop, olha)), text => text.Contains("Ось, дивіться", StringComparison.Ordinal));
        Assert.StartsWith("🧑‍💼 ", shop.Peer.Topics(Group).Single(one => one.ThreadId == topic).Name, StringComparison.Ordinal);
        Assert.Equal(2, shop.Peer.Calls.Count(method => method == "createForumTopic"));
        Assert.Empty(shop.Peer.Violations);
    }

    [PostgresFact]
    public async Task Killed_between_a_topic_and_its_record_the_call_arrives_in_another()
    {
        await using var shop = await Open(processes: 1);
        shop.Peer.Faults.Add(PeerFault.AnswerLate() with { Method = "createForumTopic" });
        var customer = shop.NewCustomer();
        await customer.SaysAsync(Complaint);
        await Eventually.Until(() => shop.Peer.Topics(Group).Count == 1, Patience.Long, "a topic is made");

        await shop.Process.KillAsync();
        await shop.Process.StartAgainAsync();
        await customer.UntilAnswered();
        await Eventually.Until(() => shop.Peer.Messages(Group).Count > 0, Patience.Long, "the managers are told");
        await shop.UntilQuiet();

        Assert.Equal(2, shop.Peer.Topics(Group).Count);
        Assert.Single(shop.Peer.Messages(Group), message => message.Text.Contains("🔔 Клієнт скаржиться", StringComparison.Ordinal));
        Assert.Equal(await Topic(shop, customer), shop.Peer.Messages(Group)[0].MessageThreadId);
    }

    private static async Task<ShopUnderTest> Open(int processes)
    {
        var shop = await ShopUnderTest.OpenAsync(new()
        {
            Processes = processes,
            Echoes = false,
            Settings = new Dictionary<string, string> { ["Telegram:ManagerChatId"] = $"{Group}" },
        });
        shop.Peer.SetForum(Group);
        return shop;
    }

    private static async Task<long> Topic(ShopUnderTest shop, Customer customer) => long.Parse(
        (await shop.Ledger.ValueAsync<string>("select topic from manager_topics where session_key = $1", customer.Key)).Split('/')[1],
        System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string> InTopic(ShopUnderTest shop, long topic) =>
        shop.Peer.Messages(Group).Where(message => message.MessageThreadId == topic).Select(message => message.Text);

    private static Task Write(ShopUnderTest shop, long topic, string text) => shop.Telegram.DeliverAsync(
        TelegramUpdates.TopicMessage(Interlocked.Increment(ref lastUpdate), Group, topic, new() { ["text"] = text }));

    private static async Task<JsonObject[]> Lines(ShopUnderTest shop, Customer customer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/sessions/{customer.Key}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ServiceProcess.AdminToken);
        using var response = await shop.Processes[0].Http.SendAsync(request, TestContext.Current.CancellationToken);
        var session = await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);
        return [.. session!["messages"]!.AsArray().Select(line => line!.AsObject())];
    }
}
