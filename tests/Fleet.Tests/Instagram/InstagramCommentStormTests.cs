using System.Globalization;
using System.Text.Json.Nodes;
using MirtAi.Channels.Tests.Instagram;
using MirtAi.Fleet.Tests.Shop;

namespace MirtAi.Fleet.Tests.Instagram;

/// <summary>Comments come in batches and copies, and processes die: each is acted upon once.</summary>
public sealed class InstagramCommentStormTests
{
    private const int Rounds = 3, PerRound = 20;

    private const int Thousand = 1_000, PerDelivery = 20, Kills = 8;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [PostgresFact]
    public async Task Each_comment_is_acted_upon_once_through_copies_ads_lost_answers_and_kills()
    {
        await using var graph = await GraphPeer.Start();
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = 2, Settings = Settings(graph) });
        var random = new Random(20260302);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(2) });

        for (var round = 0; round < Rounds; round++)
        {
            var numbers = Enumerable.Range(round * PerRound, PerRound).ToArray();
            foreach (var number in numbers)
                graph.Comments.Write(IdOf(number), Author(number), TextOf(number));
            graph.Comments.Losing = 3;
            var deliveries = numbers.Chunk(5)
                .SelectMany(chunk => Enumerable.Range(0, random.Next(1, 4)).Select(_ => DeliverAsync(Batch(chunk))))
                .ToArray();
            var victim = shop.Processes[random.Next(shop.Processes.Count)];
            await victim.KillAsync();
            await victim.StartAgainAsync();
            await Task.WhenAll(deliveries);
        }

        await Eventually.Until(
            async () => await shop.Ledger.ValueAsync<long>("select count(*) from comments where status = 'completed'") == Rounds * PerRound
                && await shop.Ledger.ValueAsync<long>("select count(*) from outbox where account = 'instagram-comments'") == 0,
            Patience.Long,
            "every comment is dealt with");

        foreach (var number in Enumerable.Range(0, Rounds * PerRound))
        {
            Assert.Equal(IsQuestion(number) ? 1 : 0, graph.Comments.Replies(IdOf(number)).Count);
            Assert.Equal(!IsQuestion(number), graph.Comments[IdOf(number)]!.Hidden);
        }

        async Task DeliverAsync(JsonObject body) => await Eventually.Until(() => TryAsync(body), Patience.Long, "it is taken");

        async Task<bool> TryAsync(JsonObject body)
        {
            var bytes = body.Bytes();
            var address = new Uri(shop.Processes[Random.Shared.Next(shop.Processes.Count)].Address, "/webhooks/instagram");
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

    [PostgresFact]
    public async Task Of_a_thousand_comments_over_three_processes_that_are_killed_each_is_classified_and_acted_upon_once_and_none_is_stuck()
    {
        await using var graph = await GraphPeer.Start();
        await using var shop = await ShopUnderTest.OpenAsync(new() { Processes = 3, Settings = Settings(graph) });
        var random = new Random(20261130);
        var numbers = Enumerable.Range(0, Thousand).ToArray();
        foreach (var number in numbers)
            graph.Comments.Write(IdOf(number), Author(number), TextOf(number));

        // A fifth comes again, in other company, some of it before the first delivery.
        var copies = numbers.Where(_ => random.Next(5) == 0).ToArray();
        random.Shuffle(copies);
        var bodies = numbers.Chunk(PerDelivery).Concat(copies.Chunk(PerDelivery)).Select(chunk => Comments(chunk).Bytes()).ToArray();
        random.Shuffle(bodies);
        var deliveries = Parallel.ForEachAsync(
            bodies,
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Cancellation },
            async (body, _) => await Eventually.Until(
                async () => await InstagramShop.TryAsync(shop, body) is >= 200 and < 300, Patience.Long, "it is taken"));
        for (var kill = 1; kill <= Kills; kill++)
        {
            var many = Thousand / (Kills + 1) * kill;
            await Eventually.Until(async () => await DoneAsync(shop) >= many, Patience.Long, "the desk goes on");
            var victim = shop.Processes[random.Next(shop.Processes.Count)];
            await victim.KillAsync();
            await victim.StartAgainAsync();
        }

        await deliveries;
        await Eventually.Until(
            async () => await DoneAsync(shop) == Thousand
                && await shop.Ledger.ValueAsync<long>("select count(*) from outbox where account = 'instagram-comments'") == 0,
            Patience.Long,
            "every comment is dealt with");

        Assert.Equal(
            numbers.Select(number => $"{IdOf(number)} {(IsQuestion(number) ? "question" : "toxic")}"),
            await shop.Ledger.ListAsync("select id || ' ' || type from comments order by id", row => row.GetString(0)));
        Assert.Equal(
            numbers.Select(IdOf),
            await shop.Ledger.ListAsync(
                "select substring(session_key from '[0-9]+$') from deliveries where account = 'instagram-comments' order by 1",
                row => row.GetString(0)));
        foreach (var number in numbers)
        {
            Assert.Equal(IsQuestion(number) ? 1 : 0, graph.Comments.Replies(IdOf(number)).Count);
            Assert.Equal(!IsQuestion(number), graph.Comments[IdOf(number)]!.Hidden);
        }
    }

    private static Task<long> DoneAsync(ShopUnderTest shop) =>
        shop.Ledger.ValueAsync<long>("select count(*) from comments where status = 'completed'");

    private static JsonObject Comments(int[] numbers) => InstagramBodies.Changes(
        "comments", [.. numbers.Select(number => InstagramBodies.Comment(IdOf(number), TextOf(number), Author(number)))]);

    /// <summary>Each comment, its copy under an ad's post, and something that is none.</summary>
    private static JsonObject Batch(int[] numbers) => InstagramBodies.Changes(
        "comments",
        [
            .. numbers.SelectMany(number => new JsonNode?[]
            {
                InstagramBodies.Comment(IdOf(number), TextOf(number), Author(number)),
                InstagramBodies.Comment(IdOf(number), TextOf(number), Author(number), media: "17900000000009999"),
                JsonValue.Create("nothing"),
            }),
        ]);

    private static bool IsQuestion(int number) => number % 2 == 0;

    private static string TextOf(int number) => IsQuestion(number) ? "Скільки коштує сукня Анна?" : "Ви всі дебіли";

    private static string Author(int number) => InstagramBodies.Customer(number);

    private static string IdOf(int number) => (17_900_000_000_100_000L + number).ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Settings(GraphPeer graph) => new()
    {
        ["Instagram:AppSecret"] = InstagramBodies.Secret,
        ["Instagram:VerifyToken"] = "an-invented-verify-token",
        ["Instagram:AccessToken"] = GraphPeer.Token,
        ["Instagram:AccountId"] = GraphPeer.AccountId,
        ["Instagram:ApiBaseUrl"] = graph.Address,
        ["Instagram:MessagesPerSecond"] = "200",
        ["Instagram:RepliesPerHour"] = "100000",
    };
}
