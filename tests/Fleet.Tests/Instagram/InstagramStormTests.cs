using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using MirtAi.Channels.Tests.Instagram;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Instagram;

/// <summary>Instagram posts to any process and repeats what it likes, and processes die: each customer is answered once.</summary>
public sealed class InstagramStormTests
{
    private const int Processes = 3, Customers = 18, CustomersOfBatch = 3, Rounds = 4, CopiesPercent = 20;

    private readonly Random random = new(20260302);
    private readonly ConcurrentDictionary<string, string> echoed = [];
    private readonly ConcurrentQueue<Task> deliveries = [];
    private int taken;

    public InstagramStormTests() => InstagramBodies.Sent = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    [PostgresFact]
    public async Task Each_message_is_answered_once_through_copies_batches_echoes_and_kills()
    {
        await using var graph = await GraphPeer.Start();
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = Processes, Settings = InstagramShop.Settings(graph) });
        graph.Taken = sent => Echo(shop, sent);
        var said = new List<(string Customer, string Text)>();
        var bodies = new List<JsonObject>();

        for (var round = 0; round < Rounds; round++)
        {
            var batches = Enumerable.Range(0, Customers).Chunk(CustomersOfBatch).Select(customers => InstagramBodies.Of([
                .. customers.SelectMany(customer => Says(said, customer, round)),
            ])).ToList();
            bodies.AddRange(batches);
            // Of what is new and of what was answered long ago some comes again.
            foreach (var body in batches.Concat(bodies.Where(_ => random.Next(100) < CopiesPercent)))
                deliveries.Enqueue(DeliverAsync(shop, body));

            var victim = shop.Processes[round % Processes];
            await victim.KillAsync();
            await victim.StartAgainAsync();
            await SettleAsync(shop);
        }

        Assert.NotEqual(0, taken);
        foreach (var customer in said.GroupBy(one => one.Customer, one => one.Text))
            await AssertAnsweredOnce(graph, shop, customer);
        // Its own echo never silences the bot.
        Assert.Equal(0, await shop.Ledger.ValueAsync<long>(
            "select count(*) from grain_state where kind = 'session' and state ->> 'mode' = 'manager'"));
    }

    /// <summary>Nothing lost, nothing out of order; doubled only what was marked so, as neither an answer nor an echo told of it.</summary>
    private async Task AssertAnsweredOnce(GraphPeer graph, ShopUnderTest shop, IGrouping<string, string> customer)
    {
        var messages = graph.Messages.Where(message => message.Recipient == customer.Key).ToArray();
        var repeats = (await shop.Ledger.DispatchesAsync($"instagram:{customer.Key}")).Sum(dispatch => dispatch.Repeats);

        var answered = messages.Select(message => message.Text).Distinct()
            .SelectMany(text => text[(text.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split(" | "));
        Assert.Equal(customer, answered);
        var doubled = messages.GroupBy(message => message.Text).Where(sent => sent.Count() > 1).ToArray();
        Assert.InRange(doubled.Sum(sent => sent.Count() - 1), 0, repeats);
        Assert.All(doubled, sent => Assert.Equal("never", echoed[sent.First().Id]));
    }

    private static IEnumerable<JsonNode> Says(List<(string Customer, string Text)> said, int customer, int round)
    {
        var id = InstagramBodies.Customer(customer);
        foreach (var part in (string[])["a", "b"])
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{round}{part} of {customer}");
            said.Add((id, text));
            yield return InstagramBodies.Message(id, $"{id}-{text.Replace(' ', '-')}", text);
        }
    }

    /// <summary>Before the sender knows that it has sent, at the same time, twice, or never.</summary>
    private async Task Echo(ShopUnderTest shop, GraphPeer.SentMessage sent)
    {
        var kind = (Interlocked.Increment(ref taken) % 4) switch { 0 => "early", 1 => "late", 2 => "twice", _ => "never" };
        echoed[sent.Id] = kind;
        if (kind == "never")
            return;
        var echo = InstagramBodies.Of(InstagramBodies.Echo(sent.Recipient, sent.Id, sent.Text));
        if (kind == "early" && await TryAsync(shop, echo))
            return;
        deliveries.Enqueue(DeliverAsync(shop, echo));
        if (kind == "twice")
            deliveries.Enqueue(DeliverAsync(shop, echo));
    }

    /// <summary>Until all has come, and nothing waits or runs.</summary>
    private async Task SettleAsync(ShopUnderTest shop)
    {
        do
        {
            while (deliveries.TryDequeue(out var delivery))
                await delivery;
            await shop.UntilQuiet();
        }
        while (!deliveries.IsEmpty);
    }

    private static Task DeliverAsync(ShopUnderTest shop, JsonObject body) =>
        Eventually.Until(() => TryAsync(shop, body), Patience.Long, "it is taken");

    private static async Task<bool> TryAsync(ShopUnderTest shop, JsonObject body) =>
        await InstagramShop.TryAsync(shop, body.Bytes()) is >= 200 and < 300;
}
