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

    [Theory]
    [InlineData("42")]
    [InlineData("42/facebook")]
    public async Task Buttons_are_quick_replies_that_tell_a_field_what_was_pressed(string recipient)
    {
        await Send(recipient, Asking("Так", "Ні, дякую, хай буде інша"), ("ManyChat:ButtonFlow", ManyChatPeer.ButtonFlow));

        var content = Content(Assert.Single(requests).Body);
        Assert.Null(content["messages"]![0]!["buttons"]);
        var replies = content["quick_replies"]!.AsArray();
        Assert.Equal(["Так", "Ні, дякую, хай буде "], replies.Select(reply => (string)reply!["caption"]!));
        Assert.All(replies, reply => Assert.Equal(
            ("flow", ManyChatPeer.ButtonFlow), ((string?)reply!["type"], (string?)reply["target"])));
        Assert.Equal(
            """[{"action":"set_field_value","field_name":"ai_button","value":"value 0"}]""", replies[0]!["actions"]!.ToJsonString());
    }

    [Theory]
    [InlineData("42/whatsapp")]
    [InlineData("42/telegram")]
    public async Task Where_there_are_no_quick_replies_three_buttons_are_below_the_message_and_the_last_is_never_left_out(string recipient)
    {
        await Send(recipient, Asking("1", "2", "3", "4"), ("ManyChat:ButtonFlow", ManyChatPeer.ButtonFlow));

        var content = Content(Assert.Single(requests).Body);
        Assert.Null(content["quick_replies"]);
        Assert.Equal(["1", "2", "4"], content["messages"]![0]!["buttons"]!.AsArray().Select(button => (string)button!["caption"]!));
    }

    [Fact]
    public async Task A_message_whose_buttons_are_refused_goes_without_them_and_so_does_the_next()
    {
        respond = body => Content(body)["quick_replies"] is null
            ? (200, Success)
            : (400, """{"status":"error","message":"Field ai_button not found"}""");

        var results = await SendAll([("ManyChat:ButtonFlow", ManyChatPeer.ButtonFlow)], ("42", Asking("Так")), ("42", Asking("Ні")));

        Assert.All(results, result => Assert.IsType<SendResult.Sent>(result));
        Assert.Equal([true, false, false], requests.Select(request => Content(request.Body)["quick_replies"] is not null));
    }

    [Fact]
    public async Task In_safe_mode_Instagram_gets_no_buttons_as_they_set_a_field()
    {
        await Send("42", Asking("Так"), ("ManyChat:ButtonFlow", ManyChatPeer.ButtonFlow), ("ManyChat:InstagramSafeMode", "true"));

        Assert.Null(Content(Assert.Single(requests).Body)["quick_replies"]);
    }

    [Fact]
    public async Task In_response_mode_the_buttons_are_in_the_answer()
    {
        var desk = new OneSeat { Handover = AnswerHandover.Delivered };
        var message = new OutboundMessage { Text = "Вітаю", Following = [Asking("Так")] };

        await Send("42", message, desk, ("ManyChat:ResponseMode", "true"), ("ManyChat:ButtonFlow", ManyChatPeer.ButtonFlow));

        var reply = Assert.Single(JsonNode.Parse(desk.Offered!)!["content"]!["quick_replies"]!.AsArray());
        Assert.Equal("Так", (string?)reply!["caption"]);
    }

    [Theory]
    [InlineData(null, new[] { "ai_state" }, "ok manychat, ok manychat fields and tags")]
    [InlineData(ManyChatPeer.ButtonFlow, new[] { "ai_button" }, "ok manychat, ok manychat fields and tags, ok manychat buttons")]
    [InlineData(ManyChatPeer.ButtonFlow, new string[0], "ok manychat, ok manychat fields and tags, FAULT manychat buttons")]
    public async Task The_doctor_asks_whose_page_it_is_and_what_was_made_there(string? flow, string[] made, string expected)
    {
        await using var page = await ManyChatPeer.Start();
        page.Made.Clear();
        page.Made.UnionWith(made);
        await using var host = Host((Channel.AddressKey, page.Address), ("ManyChat:ButtonFlow", flow ?? ""));

        var findings = await host.Channel.Examine(Cancellation);

        Assert.Equal(expected, string.Join(", ", findings.Select(finding => $"{(finding.IsFault ? "FAULT" : "ok")} {finding.Part}")));
        Assert.Equal("Вигадана крамниця", findings[0].Text);
        Assert.Contains("tag order_paid", findings[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("field ai_button", findings[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_tells_of_a_key_that_is_no_longer_valid()
    {
        await using var page = await ManyChatPeer.Start();
        await using var host = Host((Channel.AddressKey, page.Address), ("ManyChat:ApiToken", "12345:another"));

        var fault = Assert.Single(await host.Channel.Examine(Cancellation));

        Assert.True(fault.IsFault);
        Assert.Contains("set ManyChat:ApiToken", fault.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_messages_set_is_among_what_the_doctor_looks_for()
    {
        ContactProgress[] all =
        [
            Progress with { Name = "Олена", Phone = "+380000000000", Branch = "1" }, Progress with { OrderPlaced = false, CallsPerson = false },
            Progress with { OrderPaid = true, IsReminder = true },
        ];

        var set = all.SelectMany(progress => ManyChatActions.Of(progress).Append(ManyChatActions.Reminder(progress))).ToArray();
        Assert.Equal(
            ManyChatActions.AllFields.Order(),
            set.Select(action => action.FieldName).OfType<string>()
                .Concat(all.SelectMany(progress => ManyChatActions.Fields(progress)).Select(field => field.FieldName)).Distinct().Order());
        Assert.Equal(ManyChatActions.AllTags.Order(), set.Select(action => action.TagName).OfType<string>().Distinct().Order());
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

    private static OutboundMessage Asking(params string[] labels) => new()
    {
        Text = "Беремо?",
        Buttons = [.. labels.Select((label, index) => new OutboundButton(label, $"value {index}"))],
    };

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
