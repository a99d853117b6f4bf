using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MirtAi.Fleet.Tests.Shop;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Managers;

/// <summary>The whole life of a call for a person, in the managers' group and over HTTP, with two processes.</summary>
public sealed class TakingOverTests(TakingOverTests.ManagedShop managed) : IClassFixture<TakingOverTests.ManagedShop>
{
    private const string Complaint = "Сукня прийшла порвана, це жах!";
    private static long lastUpdate = 50_000_000;

    private ShopUnderTest Shop => managed.Shop;

    [PostgresFact]
    public async Task A_complaint_is_taken_answered_and_handed_back_from_the_group()
    {
        var customer = Shop.NewCustomer();
        await customer.SaysAsync(Complaint);
        await customer.UntilAnswered();
        var alert = await Group(customer, message => message.Text.Contains("🔔 Клієнт скаржиться", StringComparison.Ordinal));
        Assert.Equal(["/take", "/handback", "/close"], alert.Buttons.Select(button => button[14..]));
        await Shop.UntilQuiet();
        var answered = customer.Sees.Count;

        // The bot is silent already: it waits for a person.
        await customer.SaysAsync("Ви тут?");
        var relayed = await Group(customer, message => message.Text.Contains("Ви тут?", StringComparison.Ordinal));
        await Shop.Telegram.DeliverAsync(
            TelegramUpdates.GroupCallback(Next(), ManagedShop.Group, alert.MessageId, "/take", "q0", "Петро"));
        await Eventually.Until(
            () => Shop.Peer.Shown("q0")?.StartsWith("Ця кнопка застаріла", StringComparison.Ordinal) == true, Patience.Long);
        Assert.Equal(("manager", null), await Mode(customer));
        await Press(alert, "/take", "q1", "Олена");
        await Eventually.Until(() => Shop.Peer.Shown("q1") == "Ви ведете цей чат: бот мовчить.", Patience.Long);
        await Below(alert, "/handback", "/close");
        await Press(alert, "/take", "q2", "Петро");
        await Eventually.Until(
            () => Shop.Peer.Shown("q2")?.StartsWith("Цей чат уже веде Олена", StringComparison.Ordinal) == true, Patience.Long);
        Assert.Equal(("manager", "Олена"), await Mode(customer));
        Assert.Equal("taken", await EscalationStatus(customer));

        await Reply(relayed, new() { ["text"] = "Так, я Олена. Надішліть, будь ласка, фото." });
        await customer.UntilAnswered(answered + 1);
        Assert.Equal("Так, я Олена. Надішліть, будь ласка, фото.", customer.Sees[^1].Text);

        await customer.SendsAsync((update, chat) => TelegramUpdates.Voice(update, chat));
        var copy = await Group(customer, message => message.Method == "copyMessage");
        Assert.StartsWith($"{customer.ChatId}/", copy.CopyOf, StringComparison.Ordinal);
        await Reply(copy, new() { ["voice"] = new JsonObject { ["file_id"] = "AwACAgIvoice", ["duration"] = 3 } });
        await customer.UntilAnswered(answered + 2);
        Assert.Equal("copyMessage", customer.Sees[^1].Method);

        await Press(alert, "/handback", "q3", "Олена");
        await Eventually.Until(async () => await Mode(customer) == ("bot", null), Patience.Long);
        await Below(alert, "/take");
        Assert.Equal("closed", await EscalationStatus(customer));
        await customer.SaysAsync("Покажіть сукні");
        await customer.UntilAnswered(answered + 3);
        await Shop.UntilQuiet();
        Assert.Empty(Shop.Peer.Violations);
    }

    [PostgresFact]
    public async Task Managers_take_over_write_and_close_over_HTTP_each_once()
    {
        var customer = Shop.NewCustomer();
        await customer.SaysAsync("Доброго дня");
        await customer.UntilAnswered();
        await Shop.UntilQuiet();
        var seen = customer.Sees.Count;

        var taken = await Post(customer, "takeover", new() { ["manager"] = "Олена" }, "t1");
        Assert.Equal(("manager", "Олена"), ((string?)taken["mode"], (string?)taken["manager"]));
        Assert.Equal(HttpStatusCode.Conflict, await Status(customer, "takeover", new() { ["manager"] = "Петро" }, "t2"));
        for (var again = 0; again < 3; again++)
            await Post(customer, "messages", new() { ["text"] = "Це Олена", ["manager"] = "Олена" }, "m1");
        await customer.UntilAnswered(seen + 1);
        await Shop.UntilQuiet();

        Assert.Equal(["Це Олена"], customer.Sees.Skip(seen).Select(message => message.Text));
        var closed = await Post(customer, "close", null, "c1");
        var line = closed["messages"]!.AsArray().Last()!;
        Assert.Equal(("manager", "Олена", "sent"), ((string?)line["author"], (string?)line["manager"], (string?)line["delivery"]));
        Assert.Equal(("bot", null), ((string?)closed["mode"], (string?)closed["manager"]));
    }

    [PostgresFact]
    public async Task What_cannot_be_done_says_why()
    {
        var customer = Shop.NewCustomer();
        Assert.Equal(HttpStatusCode.NotFound, await Status(customer, "takeover", null, null));
        await customer.SaysAsync("Доброго дня");
        Assert.Equal(HttpStatusCode.BadRequest, await Status(customer, "messages", new() { ["text"] = " " }, null));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(customer, "messages", new() { ["text"] = new string('a', 4_001) }, null));
        Assert.Equal(
            HttpStatusCode.BadRequest,
            await Status(customer, "messages", new() { ["images"] = new JsonArray("file:///etc/passwd") }, null));
        await Shop.UntilQuiet();
    }

    [PostgresFact]
    public async Task What_managers_say_to_each_other_goes_to_nobody()
    {
        await Shop.UntilQuiet(); // What the tests before have caused is not counted.
        var before = Shop.Peer.Messages().Count;

        await Shop.Telegram.DeliverAsync(TelegramUpdates.GroupMessage(Next(), ManagedShop.Group, new() { ["text"] = "Хто на обід?" }));
        await Shop.Telegram.DeliverAsync(
            TelegramUpdates.GroupMessage(Next(), ManagedShop.Group, new() { ["text"] = "А це?" }, about: 123_456_789));
        await Shop.UntilQuiet();

        Assert.Equal(before, Shop.Peer.Messages().Count);
    }

    private static long Next() => Interlocked.Increment(ref lastUpdate);

    /// <summary>The first message in the group about the customer that is such a one.</summary>
    private Task<DeliveredMessage> Group(Customer customer, Func<DeliveredMessage, bool> wanted) => Eventually.Value(
        async () =>
        {
            var ids = await Shop.Ledger.ListAsync(
                "select coalesce(platform_id, '') from deliveries where account = 'telegram-manager' and session_key = $1",
                row => row.GetString(0),
                customer.Key);
            return Shop.Peer.Messages(ManagedShop.Group).FirstOrDefault(message => ids.Contains($"{message.MessageId}") && wanted(message));
        },
        Patience.Long);

    private Task Press(DeliveredMessage message, string command, string queryId, string manager) => Shop.Telegram.DeliverAsync(
        TelegramUpdates.GroupCallback(Next(), ManagedShop.Group, message.MessageId, message.Button(command), queryId, manager));

    /// <summary>The buttons that the message has now.</summary>
    private Task Below(DeliveredMessage message, params string[] commands) => Eventually.Until(
        () => Shop.Peer.Messages(ManagedShop.Group).Single(one => one.MessageId == message.MessageId).Buttons
            .Select(button => button[14..]).SequenceEqual(commands),
        Patience.Long,
        $"the buttons are {string.Join(' ', commands)}");

    private Task Reply(DeliveredMessage message, JsonObject content) => Shop.Telegram.DeliverAsync(
        TelegramUpdates.GroupMessage(Next(), ManagedShop.Group, content, message.MessageId));

    private async Task<(string?, string?)> Mode(Customer customer) => Assert.Single(await Shop.Ledger.ListAsync(
        "select state ->> 'mode', state -> 'handoff' ->> 'manager' from grain_state where kind = 'session' and key = $1",
        row => (row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1)),
        customer.Key));

    private Task<string> EscalationStatus(Customer customer) =>
        Shop.Ledger.ValueAsync<string>("select status from escalations where session_key = $1", customer.Key);

    private async Task<JsonObject> Post(Customer customer, string verb, JsonObject? body, string key)
    {
        using var response = await Send(customer, verb, body, key);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!;
    }

    private async Task<HttpStatusCode> Status(Customer customer, string verb, JsonObject? body, string? key)
    {
        using var response = await Send(customer, verb, body, key);
        return response.StatusCode;
    }

    private async Task<HttpResponseMessage> Send(Customer customer, string verb, JsonObject? body, string? key)
    {
        var process = Shop.Processes[Random.Shared.Next(Shop.Processes.Count)];
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/sessions/{customer.Key}/{verb}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ServiceProcess.AdminToken);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        return await process.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>A shop that sells, with a managers' group.</summary>
    public sealed class ManagedShop() : ShopWithManagers(Group)
    {
        internal const long Group = -1_001_000_000_777;
    }
}
