using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using MirtAi.Channels.Tests.Instagram;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Instagram;

/// <summary>What happens outside while an answer is made or sent: a person writes, the window closes, the token is revoked.</summary>
public sealed class InstagramRaceTests
{
    private const long Group = -1_001_000_000_779;

    private const string ModeOf = "select coalesce(state ->> 'mode', 'bot') from grain_state where kind = 'session' and key = $1";

    public InstagramRaceTests() => InstagramBodies.Sent = Now.ToUnixTimeMilliseconds();

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [PostgresFact]
    public async Task A_person_who_writes_in_the_app_while_an_answer_is_made_is_the_only_one_who_answers()
    {
        await using var graph = await GraphPeer.Start();
        await using var shop = await ShopUnderTest.OpenAsync(new() { Settings = InstagramShop.Settings(graph) });
        var customer = InstagramBodies.Customer(1);
        await File.WriteAllTextAsync(shop.HoldFile(), "", TestContext.Current.CancellationToken);
        await InstagramShop.PostAsync(shop, InstagramBodies.Message(customer, "m1", "Добрий день"));
        await Eventually.Until(() => shop.Ledger.HasTurnAsync(Key(customer)), Patience.Long);

        await InstagramShop.PostAsync(shop, InstagramBodies.Echo(customer, "by-hand", "Вітаю, це Олена"));
        File.Delete(shop.HoldFile());
        await shop.UntilQuiet();

        Assert.Equal("manager", await shop.Ledger.ValueAsync<string>(ModeOf, Key(customer)));
        Assert.Empty(graph.Messages);
        Assert.Equal(["0 Добрий день", "2 Вітаю, це Олена"], await TranscriptAsync(shop, customer));
    }

    [PostgresFact]
    public async Task Whenever_a_person_writes_the_bot_says_nothing_after_them()
    {
        const int Customers = 40;
        await using var graph = await GraphPeer.Start();
        await using var shop = await ShopUnderTest.OpenAsync(new() { Settings = InstagramShop.Settings(graph) });
        var customers = Enumerable.Range(0, Customers).Select(InstagramBodies.Customer).ToArray();
        // Spread over all that there is between a message and the delivery of its answer.
        var step = (shop.Options.Window + TimeSpan.FromSeconds(1)) / Customers;

        await Task.WhenAll(customers.Select(async (customer, number) =>
        {
            await InstagramShop.PostAsync(shop, InstagramBodies.Message(customer, $"m{customer}", "Добрий день"));
            await Task.Delay(number * step, TimeProvider.System, TestContext.Current.CancellationToken);
            await InstagramShop.PostAsync(shop, InstagramBodies.Echo(customer, $"by-hand-{customer}", "Вітаю, це Олена"));
        }));
        await shop.UntilQuiet();

        foreach (var customer in customers)
        {
            Assert.Equal("manager", await shop.Ledger.ValueAsync<string>(ModeOf, Key(customer)));
            var lines = await TranscriptAsync(shop, customer);
            Assert.Equal("2 Вітаю, це Олена", lines[^1]);
            // What was not sent when the person wrote is withdrawn.
            Assert.InRange(graph.Messages.Count(message => message.Recipient == customer), 0, lines.Count - 2);
        }
    }

    [PostgresFact]
    public async Task A_window_that_closes_while_an_answer_is_made_lets_a_person_through_and_nothing_else()
    {
        await using var graph = await GraphPeer.Start();
        await using var shop = await ShopUnderTest.OpenAsync(new() { Settings = InstagramShop.Settings(graph) });
        var customer = InstagramBodies.Customer(1);
        await File.WriteAllTextAsync(shop.HoldFile(), "", TestContext.Current.CancellationToken);
        var closes = Now + TimeSpan.FromSeconds(5);
        var message = InstagramBodies.Message(customer, "m1", "Добрий день");
        message["timestamp"] = (closes - TimeSpan.FromDays(1)).ToUnixTimeMilliseconds();
        graph.Heard[customer] = closes - TimeSpan.FromDays(1);

        await InstagramShop.PostAsync(shop, message);
        await Eventually.Until(() => shop.Ledger.HasTurnAsync(Key(customer)), Patience.Long);
        await Eventually.Until(() => Now > closes, Patience.Short);
        File.Delete(shop.HoldFile());
        await shop.UntilQuiet();

        Assert.Empty(graph.Messages);
        Assert.Contains("window is closed", await shop.Ledger.ValueAsync<string>(
            "select last_error from deliveries where session_key = $1 and status = 'failed'", Key(customer)), StringComparison.Ordinal);

        await SayAsync(shop, customer, "Вітаю, це Олена");
        await shop.UntilQuiet();

        var sent = Assert.Single(graph.Messages);
        Assert.Equal(("Вітаю, це Олена", "MESSAGE_TAG HUMAN_AGENT"), (sent.Text, sent.Tag));
    }

    [PostgresFact]
    public async Task A_token_that_is_revoked_under_way_costs_no_message_and_managers_are_told_once()
    {
        const int Customers = 5;
        await using var graph = await GraphPeer.Start();
        var settings = InstagramShop.Settings(graph);
        settings["Telegram:ManagerChatId"] = Group.ToString(CultureInfo.InvariantCulture);
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = 2, Settings = settings });
        await SayAllAsync("first");
        await Eventually.Until(() => graph.Messages.Count == Customers, Patience.Long);

        graph.Valid = "IGAAanother";
        await SayAllAsync("second");
        await Eventually.Until(() => Told() > 0, Patience.Long);
        await WaitingAsync(Customers);
        await SayAllAsync("third");
        await WaitingAsync(2 * Customers);
        Assert.Equal(Customers, graph.Messages.Count);

        graph.Valid = GraphPeer.Token;
        await shop.UntilQuiet();

        foreach (var customer in Enumerable.Range(0, Customers).Select(InstagramBodies.Customer))
            Assert.Equal(
                ["echo: first", "echo: second", "echo: third"],
                graph.Messages.Where(message => message.Recipient == customer).Select(message => message.Text));
        Assert.Equal(1, Told());

        Task SayAllAsync(string text) => Task.WhenAll(Enumerable.Range(0, Customers).Select(number => InstagramShop.PostAsync(
            shop, InstagramBodies.Message(InstagramBodies.Customer(number), $"{text}-{number}", text))));

        Task WaitingAsync(long answers) => Eventually.Until(
            async () => await shop.Ledger.ValueAsync<long>("select count(*) from outbox where account = 'instagram'") == answers,
            Patience.Long);

        int Told() => shop.Peer.Messages(Group).Count(message => message.Text.Contains("ключ каналу instagram", StringComparison.Ordinal));
    }

    private static string Key(string customer) => $"instagram:{customer}";

    private static Task<List<string>> TranscriptAsync(ShopUnderTest shop, string customer) => shop.Ledger.ListAsync(
        "select author || ' ' || text from messages where session_key = $1 order by sequence", row => row.GetString(0), Key(customer));

    private static async Task SayAsync(ShopUnderTest shop, string customer, string text)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(shop.Process.Address, $"/api/v1/sessions/{Key(customer)}/messages"))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", ServiceProcess.AdminToken) },
            Content = JsonContent.Create(new { text, manager = "Олена" }),
        };
        using var answer = await shop.Process.Http.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
