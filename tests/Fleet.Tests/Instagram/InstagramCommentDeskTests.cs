using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MirtAi.Channels.Tests.Instagram;
using MirtAi.Fleet.Tests.Shop;
using MirtAi.OpenAIPeer;
using MirtAi.TelegramPeer;

namespace MirtAi.Fleet.Tests.Instagram;

/// <summary>The desk of comments with managers in a forum, and with a model.</summary>
public sealed class InstagramCommentDeskTests
{
    private const long Group = -1_001_000_000_781;
    private const string Id = "17900000000200001";
    private static long lastUpdate = 80_000_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [PostgresFact]
    public async Task Managers_answer_in_the_topic_of_a_complaint_and_hide_it_by_a_button()
    {
        await using var graph = await GraphPeer.Start();
        await using var shop = await Open(graph, new() { ["Telegram:ManagerChatId"] = $"{Group}" });
        shop.Peer.SetForum(Group);

        await Deliver(shop, graph, Id, "Де моє замовлення? Сукня прийшла порвана, поверніть гроші!");
        await Deliver(shop, graph, Id, "Де моє замовлення? Сукня прийшла порвана, поверніть гроші!");
        await Eventually.Until(() => shop.Peer.Messages(Group).Count > 0, Patience.Long, "the managers are told");
        var alert = shop.Peer.Messages(Group)[0];
        var topic = alert.MessageThreadId!.Value;
        Assert.StartsWith("💬 ", shop.Peer.Topics(Group).Single().Name, StringComparison.Ordinal);
        Assert.Equal(3, alert.Buttons.Count);

        await shop.Telegram.DeliverAsync(
            TelegramUpdates.TopicMessage(Update(), Group, topic, new() { ["text"] = "Вибачте! Уже шукаємо Ваше замовлення." }));
        await Eventually.Until(() => graph.Comments.Replies(Id).Count == 1, Patience.Long, "the answer is below the comment");
        await shop.Telegram.DeliverAsync(
            TelegramUpdates.GroupCallback(Update(), Group, alert.MessageId, alert.Button("/hide"), "query-hide"));
        await Eventually.Until(() => graph.Comments[Id]!.Hidden, Patience.Long, "it is hidden");
        await shop.Telegram.DeliverAsync(
            TelegramUpdates.GroupCallback(Update(), Group, alert.MessageId, alert.Button("/ignore"), "query-leave"));
        await shop.UntilQuiet();

        Assert.Equal("Вибачте! Уже шукаємо Ваше замовлення.", graph.Comments.Replies(Id).Single().Text);
        Assert.Single(shop.Peer.Messages(Group), message => message.Text.Contains("скарга", StringComparison.Ordinal));
        Assert.Empty(shop.Peer.Violations);
    }

    [PostgresFact]
    public async Task A_person_decides_while_a_model_thinks_and_what_it_says_later_changes_nothing()
    {
        await using var graph = await GraphPeer.Start();
        await using var models = await OpenAIPeerServer.Start();
        models.Otherwise = _ => PeerReply.Hang();
        await using var shop = await Open(graph, new()
        {
            ["OpenAI:ApiKey"] = OpenAIPeerServer.ApiKey,
            ["OpenAI:BaseUrl"] = models.BaseAddress,
            ["OpenAI:Model"] = "reads",
        });
        await Deliver(shop, graph, Id, "Ну такі собі сукні за ці гроші");
        await Eventually.Until(() => models.Requests.Any(request => request.Schema == "comment"), Patience.Long, "the model thinks");

        var typed = await Patch(shop, new JsonObject { ["type"] = "spam", ["reasoning"] = "не про нас", ["manager"] = "Олена" });
        models.Otherwise = _ => PeerReply.Say("""{"reasoning":"Критика","type":"toxic","confidence":99}""");
        await shop.UntilQuiet();

        Assert.Equal(("spam", "Олена", "completed"), ((string?)typed["type"], (string?)typed["typedBy"], (string?)typed["status"]));
        Assert.Equal(
            "spam Олена", await shop.Ledger.ValueAsync<string>("select type || ' ' || typed_by from comments where id = $1", Id));
        Assert.False(graph.Comments[Id]!.Hidden);
    }

    [PostgresFact]
    public async Task A_model_tells_what_a_comment_is_and_the_shop_acts_by_it()
    {
        await using var graph = await GraphPeer.Start();
        await using var models = await OpenAIPeerServer.Start();
        models.Otherwise = request => request.Schema == "comment"
            ? PeerReply.Say("""{"reasoning":"Знущається","type":"toxic","confidence":91}""")
            : PeerReply.Refuse("I only read comments.");
        await using var shop = await Open(graph, new()
        {
            ["OpenAI:ApiKey"] = OpenAIPeerServer.ApiKey,
            ["OpenAI:BaseUrl"] = models.BaseAddress,
            ["OpenAI:Model"] = "reads",
        });

        await Deliver(shop, graph, Id, "Ну красуні, нічого не скажеш, особливо з таким смаком");
        await Eventually.Until(() => graph.Comments[Id]!.Hidden, Patience.Long, "it is hidden");

        Assert.StartsWith(
            "toxic 91 reads",
            await shop.Ledger.ValueAsync<string>(
                "select type || ' ' || confidence || ' ' || classified_by from comments where id = $1", Id),
            StringComparison.Ordinal);
        Assert.Empty(models.Violations);
    }

    [PostgresFact]
    public async Task A_message_in_Direct_opens_a_conversation_that_knows_the_comment()
    {
        InstagramBodies.Sent = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await using var graph = await GraphPeer.Start();
        await using var shop = await Open(graph, []);
        var customer = InstagramBodies.Customer(1);
        var session = $"instagram:{customer}";
        await Send(shop, HttpMethod.Put, "/api/v1/comments/policy", new JsonObject
        {
            ["rules"] = new JsonArray(new JsonObject { ["type"] = "question", ["action"] = "private_reply", ["minConfidence"] = 50 }),
        });

        await Deliver(shop, graph, Id, "Скільки коштує?");
        await Eventually.Until(
            async () => await shop.Ledger.ValueAsync<long>("select count(*) from messages where session_key = $1", session) > 0,
            Patience.Long, "the session knows what its customer was written");
        var opened = await shop.Ledger.ValueAsync<string>("select text from messages where session_key = $1", session);
        await shop.UntilQuiet();
        await InstagramShop.PostAsync(shop, InstagramBodies.Message(customer, "m1", "А на зріст 134 є?"));
        await Eventually.Until(() => graph.Messages.Count > 0, Patience.Long, "it is answered");
        await shop.UntilQuiet();

        Assert.StartsWith("> Скільки коштує?\nСукня Анна: 1850 грн", opened, StringComparison.Ordinal);
        Assert.Empty(graph.Comments.Replies(Id));
        Assert.Contains(graph.Messages, message => message.Text.Contains("134-140", StringComparison.Ordinal));
        Assert.Equal(
            "3443041", await shop.Ledger.ValueAsync<string>(
                "select state -> 'conversation' -> 'selection' ->> 'productId' from grain_state where kind = 'session' and key = $1",
                session));
    }

    private static Task<ShopUnderTest> Open(GraphPeer graph, Dictionary<string, string> settings) => ShopUnderTest.OpenAsync(new()
    {
        Echoes = false,
        Settings = new Dictionary<string, string>(settings)
        {
            ["Instagram:AppSecret"] = InstagramBodies.Secret,
            ["Instagram:VerifyToken"] = "an-invented-verify-token",
            ["Instagram:AccessToken"] = GraphPeer.Token,
            ["Instagram:AccountId"] = GraphPeer.AccountId,
            ["Instagram:ApiBaseUrl"] = graph.Address,
        },
    });

    private static async Task Deliver(ShopUnderTest shop, GraphPeer graph, string id, string text)
    {
        graph.Comments.Write(id, InstagramBodies.Customer(1), text);
        var bytes = InstagramBodies.Changes("comments", InstagramBodies.Comment(id, text, InstagramBodies.Customer(1))).Bytes();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/instagram") { Content = new ByteArrayContent(bytes) };
        request.Headers.Add("X-Hub-Signature-256", InstagramBodies.Signature(bytes));
        using var response = await shop.Process.Http.SendAsync(request, Cancellation);
        response.EnsureSuccessStatusCode();
    }

    private static Task<JsonObject> Patch(ShopUnderTest shop, JsonObject patch) =>
        Send(shop, HttpMethod.Patch, $"/api/v1/comments/{Id}", patch);

    private static async Task<JsonObject> Send(ShopUnderTest shop, HttpMethod method, string path, JsonObject body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ServiceProcess.AdminToken);
        using var response = await shop.Process.Http.SendAsync(request, Cancellation);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!;
    }

    private static long Update() => Interlocked.Increment(ref lastUpdate);
}
