using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using MirtAi.Channels.Tests.Instagram;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Instagram;

/// <summary>Instagram posts to any process and repeats what it likes, and processes die: each customer is answered once.</summary>
public sealed class InstagramStormTests
{
    private const int Customers = 12;
    private const int Rounds = 4;

    public InstagramStormTests() => InstagramBodies.Sent = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [PostgresFact]
    public async Task Each_message_is_answered_once_through_copies_batches_echoes_and_kills()
    {
        await using var graph = await GraphPeer.Start();
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = 2, Settings = Settings(graph) });
        var random = new Random(20260302);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(2) });
        var said = new List<(string Customer, string Text)>();
        var echoes = new ConcurrentQueue<JsonObject>();
        graph.Taken = async sent =>
        {
            // Now and then before the sender knows that it has sent.
            var echo = InstagramBodies.Of(InstagramBodies.Echo(sent.Recipient, sent.Id, sent.Text));
            echoes.Enqueue(echo);
            if (echoes.Count % 3 == 0)
                await TryAsync(echo);
        };

        for (var round = 0; round < Rounds; round++)
        {
            var deliveries = new List<Task>();
            for (var customer = 0; customer < Customers; customer++)
            {
                var id = InstagramBodies.Customer(customer);
                var (first, second) = ($"{round}a of {customer}", $"{round}b of {customer}");
                said.AddRange([(id, first), (id, second)]);
                var batch = InstagramBodies.Of(
                    InstagramBodies.Message(id, $"{id}-{first.Replace(' ', '-')}", first),
                    InstagramBodies.Message(id, $"{id}-{second.Replace(' ', '-')}", second));
                deliveries.AddRange(Enumerable.Range(0, random.Next(1, 4)).Select(_ => DeliverAsync(batch)));
            }

            var victim = shop.Processes[random.Next(shop.Processes.Count)];
            await victim.KillAsync();
            await victim.StartAgainAsync();
            while (echoes.TryDequeue(out var echo))
                deliveries.AddRange([DeliverAsync(echo), DeliverAsync(echo)]);
            await Task.WhenAll(deliveries);
            await shop.UntilQuiet();
        }

        foreach (var customer in said.GroupBy(one => one.Customer, one => one.Text))
        {
            var answers = graph.Messages.Where(message => message.Recipient == customer.Key).Select(message => message.Text).ToArray();
            var repeats = (await shop.Ledger.DispatchesAsync($"instagram:{customer.Key}")).Sum(dispatch => dispatch.Repeats);
            var answered = answers.Distinct().SelectMany(text => text[(text.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split(" | "));
            Assert.Equal(customer, answered);
            Assert.InRange(answers.Length - answers.Distinct().Count(), 0, repeats);
        }
        // Its own echo never silences the bot.
        Assert.Equal(0, await shop.Ledger.ValueAsync<long>("select count(*) from grain_state where kind = 'session' and state ->> 'mode' = 'manager'"));

        Task DeliverAsync(JsonObject body) => Eventually.Until(() => TryAsync(body), Patience.Long, "it is taken");

        async Task<bool> TryAsync(JsonObject body)
        {
            var bytes = body.Bytes();
            var process = shop.Processes[Random.Shared.Next(shop.Processes.Count)];
            var address = new Uri(process.Address, "/webhooks/instagram");
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(bytes) };
            request.Headers.Add("X-Hub-Signature-256", InstagramBodies.Signature(bytes));
            try
            {
                using var response = await http.SendAsync(request, Cancellation);
                return response.IsSuccessStatusCode;
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException { InnerException: TimeoutException })
            {
                return false;
            }
        }
    }

    private static Dictionary<string, string> Settings(GraphPeer graph) => new()
    {
        ["Instagram:AppSecret"] = InstagramBodies.Secret,
        ["Instagram:VerifyToken"] = "an-invented-verify-token",
        ["Instagram:AccessToken"] = GraphPeer.Token,
        ["Instagram:AccountId"] = GraphPeer.AccountId,
        ["Instagram:ApiBaseUrl"] = graph.Address,
        ["Instagram:MessagesPerSecond"] = "200",
    };
}
