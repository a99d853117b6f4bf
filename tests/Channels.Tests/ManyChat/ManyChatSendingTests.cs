using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MirtAi.Channels.Answers;
using MirtAi.Channels.ManyChat;
using MirtAi.Grains.Interfaces.Answers;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;

namespace MirtAi.Channels.Tests.ManyChat;

public sealed class ManyChatSendingTests : IAsyncLifetime
{
    private const string Success = """{"status":"success"}""";

    private static readonly ManyChatUnderTest Channel = new();

    private static readonly ContactProgress Progress = new()
    {
        State = "STATE_5_PAYMENT_DELIVERY",
        Intent = "PAYMENT_DELIVERY",
        Product = "Сукня Анна",
        Sum = 1850,
        City = "Київ",
        CallsPerson = true,
        OrderBegun = true,
        OrderPlaced = true,
    };

    private readonly List<(string Path, string Token, JsonNode Body)> requests = [];
    private readonly WebApplication peer;
    private (int Status, string Body) answer = (200, Success);
    private Func<JsonNode, (int Status, string Body)>? respond;
    private Task tagsAnswered = Task.CompletedTask;
    private IAnswerDesk? desk;

    public ManyChatSendingTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        peer = builder.Build();
        peer.Run(async context =>
        {
            var body = (await JsonNode.ParseAsync(context.Request.Body))!;
            requests.Add((context.Request.Path, context.Request.Headers.Authorization.ToString(), body));
            if (body["tag_name"] is not null)
                await tagsAnswered;
            var (status, text) = respond?.Invoke(body) ?? answer;
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(text);
        });
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await peer.StartAsync(Cancellation);

    public async ValueTask DisposeAsync() => await peer.DisposeAsync();

    [Theory]
    [InlineData("42", "instagram")]
    [InlineData("42/whatsapp", "whatsapp")]
    [InlineData("42/facebook", null)]
    public async Task A_text_is_content_for_the_subscribers_network(string recipient, string? type)
    {
        Assert.IsType<SendResult.Sent>(await Send(recipient, new OutboundMessage { Text = "Вітаю", Buttons = [new("Так", "yes")] }));

        var (path, token, body) = Assert.Single(requests);
        Assert.Equal(("/fb/sending/sendContent", "Bearer 12345:invented"), (path, token));
        Assert.Equal(
            ("42", "v2", type),
            ((string?)body["subscriber_id"], (string?)body["data"]!["version"], (string?)Content(body)["type"]));
        Assert.Equal("""[{"type":"text","text":"Вітаю"}]""", Content(body)["messages"]!.ToJsonString(new() { Encoder = Plain }));
    }

    [Fact]
    public async Task A_photo_goes_by_a_link_that_can_be_fetched()
    {
        Assert.IsType<SendResult.Sent>(await Send("42", new OutboundMessage { Images = ["https://a.example/b.png"] }));
        Assert.IsType<SendResult.Rejected>(await Send("42", new OutboundMessage { Images = ["catalog:anna.png"] }));
        Assert.IsType<SendResult.Sent>(
            await Send("42", new OutboundMessage { Images = ["catalog:anna.png"] }, ("ManyChat:PublicUrl", "https://shop.example")));

        var links = requests.ConvertAll(request => (string)Content(request.Body)["messages"]![0]!["url"]!);
        Assert.Equal("https://a.example/b.png", links[0]);
        Assert.StartsWith("https://shop.example/photos/", links[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("42/telegram", true)]
    [InlineData("42/facebook", true)]
    [InlineData("42/whatsapp", false)]
    [InlineData("42", false)]
    public async Task A_managers_file_goes_where_ManyChat_brings_it(string recipient, bool isCarried)
    {
        var all = Channel.Required.ToDictionary();
        all[Channel.AddressKey] = peer.Urls.Single();
        all["ManyChat:PublicUrl"] = "https://shop.example";
        await using var host = ChannelHost.Build(Channel, all);
        var client = host.Clients.Single();
        var file = new AttachedFile("telegram-file:AwAC", "audio/mpeg");

        Assert.Equal(isCarried, client.Limits.Carries(recipient, file));
        Assert.IsType<SendResult.Sent>(await client.Send(recipient, new OutboundMessage { File = file }, Cancellation));

        var message = Content(Assert.Single(requests).Body)["messages"]![0]!;
        Assert.Equal("audio", (string?)message["type"]);
        Assert.EndsWith("/audio.mp3", (string?)message["url"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, """{"status":"error","message":"Subscriber does not exist"}""", typeof(SendResult.Unreachable))]
    [InlineData(400, """{"status":"error","details":{"messages":[{"message":"Subscriber not found"}]}}""", typeof(SendResult.Unreachable))]
    [InlineData(400, """{"status":"error","message":"This message is sent outside of allowed window."}""", typeof(SendResult.Rejected))]
    [InlineData(401, """{"status":"error","message":"Token is required"}""", typeof(SendResult.CredentialsRefused))]
    [InlineData(429, "slow down", typeof(SendResult.Throttled))]
    [InlineData(404, "<html>", typeof(SendResult.Failed))]
    [InlineData(502, "<html>", typeof(SendResult.Failed))]
    [InlineData(200, "<html>", typeof(SendResult.Uncertain))]
    public async Task Each_answer_has_its_own_reaction(int status, string body, Type expected)
    {
        answer = (status, body);

        Assert.IsType(expected, await Send("42", new OutboundMessage { Text = "Вітаю" }));
    }

    [Fact]
    public async Task Fields_and_tags_go_with_the_message_and_on_other_networks_the_order_beside_it()
    {
        var message = new OutboundMessage { Text = "Вітаю", Progress = Progress };

        Assert.IsType<SendResult.Sent>(await Send("42", message));
        Assert.IsType<SendResult.Sent>(await Send("42/telegram", message));

        Assert.Equal(
            [
                "/fb/sending/sendContent", "/fb/subscriber/removeTagByName", "/fb/sending/sendContent", "/fb/subscriber/setCustomFields",
                "/fb/subscriber/removeTagByName",
            ],
            requests.Select(request => request.Path));
        var actions = Content(requests[0].Body)["actions"]!.AsArray();
        Assert.Equal(
            [
                ("set_field_value", "ai_state", "STATE_5_PAYMENT_DELIVERY"), ("set_field_value", "ai_intent", "PAYMENT_DELIVERY"),
                ("add_tag", "needs_human", null), ("add_tag", "order_created", null), ("add_tag", "ai_responded", null),
            ],
            actions.Select(action => (
                (string)action!["action"]!, (string)(action["field_name"] ?? action["tag_name"])!, (string?)action["value"])));
        Assert.Equal(
            """[{"field_name":"last_product","field_value":"Сукня Анна"},{"field_name":"order_sum","field_value":1850},"""
            + """{"field_name":"client_city","field_value":"Київ"}]""",
            requests[3].Body["fields"]!.ToJsonString(new() { Encoder = Plain }));
    }

    [Fact]
    public async Task A_message_that_has_arrived_waits_for_no_tag()
    {
        var tagged = new TaskCompletionSource();
        tagsAnswered = tagged.Task;
        await using var host = Host();
        var client = (ManyChatClient)host.Clients.Single();

        Assert.IsType<SendResult.Sent>(await client.Send("42", new OutboundMessage { Text = "Вітаю", Progress = Progress }, Cancellation));
        Assert.False(client.NotesKept.IsCompleted);
        tagged.SetResult();
        await client.NotesKept;

        Assert.Equal(["/fb/sending/sendContent", "/fb/subscriber/removeTagByName"], requests.Select(request => request.Path));
    }

    [Fact]
    public async Task A_tag_tells_whether_the_customer_will_be_reminded_and_a_shop_that_has_not_made_it_loses_nothing_else_by_it()
    {
        respond = body => body["tag_name"] is null ? (200, Success) : (400, """{"status":"error","message":"Tag not found"}""");
        var pending = new OutboundMessage { Text = "Вітаю", Progress = Progress with { ReminderPlanned = true } };

        var results = await SendAll([], ("42", pending), ("42", pending));

        Assert.All(results, result => Assert.IsType<SendResult.Sent>(result));
        Assert.Equal(
            ["/fb/sending/sendContent", "/fb/subscriber/addTagByName", "/fb/sending/sendContent"],
            requests.Select(request => request.Path));
        Assert.Equal(
            ("42", "ai_followup_pending"), ((string)requests[1].Body["subscriber_id"]!, (string)requests[1].Body["tag_name"]!));
        Assert.All(requests.Where(request => request.Body["data"] is not null), request =>
            Assert.Equal(5, Content(request.Body)["actions"]!.AsArray().Count));
    }

    [Fact]
    public async Task Refused_fields_and_tags_are_left_out_and_are_not_tried_with_the_next_message()
    {
        respond = body => Content(body)["actions"] is null
            ? (200, Success)
            : (400, """{"status":"error","message":"Field ai_state not found"}""");
        var (first, second) =
            (new OutboundMessage { Text = "Перше", Progress = Progress }, new OutboundMessage { Text = "Друге", Progress = Progress });

        var results = await SendAll([], ("42", first), ("42", second));

        Assert.All(results, result => Assert.IsType<SendResult.Sent>(result));
        Assert.Equal(["Перше", "Перше", "Друге"], requests.Select(request => (string)Content(request.Body)["messages"]![0]!["text"]!));
    }

    [Fact]
    public async Task What_is_refused_with_and_without_them_is_refused_once_more_and_then_no_more()
    {
        answer = (400, """{"status":"error","message":"Tag is wrong"}""");

        Assert.IsType<SendResult.Rejected>(await Send("42", new OutboundMessage { Text = "Вітаю", Progress = Progress }));

        Assert.Equal(2, requests.Count);
    }

    [Fact]
    public async Task In_safe_mode_Instagram_gets_no_actions()
    {
        await Send("42", new OutboundMessage { Text = "Вітаю", Progress = Progress }, ("ManyChat:InstagramSafeMode", "true"));

        Assert.Null(Content(Assert.Single(requests).Body)["actions"]);
    }

    [Fact]
    public async Task After_three_faults_in_a_row_ManyChat_is_left_alone_for_a_while()
    {
        answer = (500, "");
        var message = new OutboundMessage { Text = "Вітаю" };

        var results = await SendAll([], [.. Enumerable.Repeat(("42", message), 5)]);

        Assert.Equal(3, requests.Count);
        Assert.All(results.Take(3), result => Assert.IsType<SendResult.Failed>(result));
        Assert.All(results.Skip(3), result => Assert.InRange(
            Assert.IsType<SendResult.Throttled>(result).RetryAfter, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task In_response_mode_a_request_that_waits_gets_the_whole_answer_and_what_nobody_waits_for_is_sent_with_one_call()
    {
        var desk = new OneSeat { Handover = AnswerHandover.Delivered };
        var message = new OutboundMessage
        {
            Text = "Вітаю",
            Following = [new() { Text = "Показую" }, new() { Images = ["https://a.example/b.png"], Progress = null }],
            Progress = Progress,
        };

        Assert.IsType<SendResult.Sent>(await Send("42", message, desk, ("ManyChat:ResponseMode", "true")));
        Assert.Empty(requests);
        var answered = JsonNode.Parse(desk.Offered!)!;
        Assert.Equal(("manychat:42", "v2", "Вітаю\n\nПоказую"), (desk.Place, (string?)answered["version"], (string?)answered["text"]));
        Assert.Equal(3, answered["content"]!["messages"]!.AsArray().Count);
        Assert.Equal(["ai_followup_pending"], answered["remove_tag"]!.AsArray().Select(tag => (string)tag!));
        Assert.Equal(["needs_human", "order_created", "ai_responded"], answered["add_tag"]!.AsArray().Select(tag => (string)tag!));

        desk.Handover = AnswerHandover.Unknown;
        Assert.IsType<SendResult.Uncertain>(await Send("42", message, desk, ("ManyChat:ResponseMode", "true")));
        desk.Handover = AnswerHandover.NotTaken;
        Assert.IsType<SendResult.Sent>(await Send("42", message, desk, ("ManyChat:ResponseMode", "true")));
        Assert.Equal(3, Content(requests[0].Body)["messages"]!.AsArray().Count);
        Assert.Equal(["/fb/sending/sendContent", "/fb/subscriber/removeTagByName"], requests.Select(request => request.Path));
    }

    private static JavaScriptEncoder Plain => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private static JsonNode Content(JsonNode body) => body["data"]!["content"]!;

    private async Task<SendResult> Send(string recipient, OutboundMessage message, params (string Key, string Value)[] settings) =>
        (await SendAll(settings, (recipient, message)))[0];

    private async Task<SendResult> Send(
        string recipient, OutboundMessage message, IAnswerDesk desk, params (string Key, string Value)[] settings)
    {
        this.desk = desk;
        return await Send(recipient, message, settings);
    }

    /// <summary>Sends them through one client.</summary>
    private async Task<IReadOnlyList<SendResult>> SendAll(
        (string Key, string Value)[] settings, params (string Recipient, OutboundMessage Message)[] messages)
    {
        await using var host = Host(settings);
        var results = new List<SendResult>();
        var client = (ManyChatClient)host.Clients.Single();
        foreach (var (recipient, message) in messages)
        {
            results.Add(await client.Send(recipient, message, Cancellation));
            await client.NotesKept;
        }

        return results;
    }

    private ChannelHost Host(params (string Key, string Value)[] settings)
    {
        var all = Channel.Required.ToDictionary();
        all[Channel.AddressKey] = peer.Urls.Single();
        foreach (var (key, value) in settings)
            all[key] = value;
        return ChannelHost.Build(Channel, all, services =>
        {
            if (desk is not null)
                services.AddSingleton(desk);
        });
    }

    private sealed class OneSeat : IAnswerDesk
    {
        public AnswerHandover Handover { get; set; }

        public string? Place { get; private set; }

        public string? Offered { get; private set; }

        public Task<IAnswerSeat> Open(string place) => throw new NotSupportedException();

        public Task<AnswerHandover> Offer(string place, string answer, CancellationToken cancellationToken)
        {
            (Place, Offered) = (place, answer);
            return Task.FromResult(Handover);
        }
    }
}
