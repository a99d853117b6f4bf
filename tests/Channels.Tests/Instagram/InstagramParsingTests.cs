using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Instagram;
using MirtAi.Channels.Webhooks;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Channels.Tests.Instagram;

/// <summary>What each kind of item means (Instagram Platform, "Webhook event notifications").</summary>
public sealed class InstagramParsingTests
{
    private const string Photo = "https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=1&signature=Ab";
    private static readonly string Customer = InstagramBodies.Customer(1);

    private readonly InstagramParser parser =
        new(Options.Create(new InstagramOptions { AccountId = GraphPeer.AccountId }), TimeProvider.System);

    [Fact]
    public void A_text_is_the_customers_message()
    {
        var inbound = One(InstagramBodies.Message(Customer, "mid.1", "Добрий день\u0000!"));

        Assert.Equal((InboundKind.Message, "Добрий день!", "mid.1"), (inbound.Kind, inbound.Text, inbound.MessageId));
        Assert.Equal(($"instagram:{Customer}", Customer, "instagram:mid.1"), (inbound.SessionKey, inbound.Recipient, inbound.EventId));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1_764_000_000_000), inbound.SentAt);
    }

    [Fact]
    public void Photos_come_with_their_text()
    {
        var inbound = One(InstagramBodies.Message(
            Customer, "m", "є такі?", InstagramBodies.Attachment("image", Photo), InstagramBodies.Attachment("image", Photo + "2")));

        Assert.Equal((InboundKind.Message, "є такі?"), (inbound.Kind, inbound.Text));
        Assert.Equal([Photo, Photo + "2"], inbound.Images);
    }

    [Theory]
    [InlineData("audio", "https://cdn.example/1.mp4?e=1", "audio/mp4")]
    [InlineData("video", "https://cdn.example/1", "video/mp4")]
    [InlineData("file", "https://cdn.example/receipt.PDF?e=1", "application/pdf")]
    [InlineData("file", "https://cdn.example/1", "application/octet-stream")]
    [InlineData("audio", "http://cdn.example/1", null)]
    [InlineData("audio", null, null)]
    [InlineData("story_mention", "https://cdn.example/1", null)]
    public void A_file_that_can_be_fetched_says_where_it_is(string type, string? address, string? contentType)
    {
        var inbound = One(InstagramBodies.Message(Customer, "m", null, InstagramBodies.Attachment(type, address)));

        AttachedFile[] expected = contentType is null ? [] : [new(address!, contentType)];
        Assert.Equal(expected, inbound.Files);
    }

    [Theory]
    [InlineData("audio", "voice")]
    [InlineData("video", "video")]
    [InlineData("ig_reel", "video")]
    [InlineData("file", "document")]
    [InlineData("story_mention", "reaction")]
    [InlineData("template", "unknown")]
    [InlineData("something_new", "unknown")]
    public void What_a_machine_cannot_read_is_named(string type, string media)
    {
        var inbound = One(InstagramBodies.Message(Customer, "m", null, InstagramBodies.Attachment(type, Photo)));

        Assert.Equal((InboundKind.Unreadable, media), (inbound.Kind, inbound.Media));
    }

    [Fact]
    public void A_shared_post_that_comes_in_two_forms_is_one_photo()
    {
        var inbound = One(InstagramBodies.Message(
            Customer, "m", null, InstagramBodies.Attachment("share", Photo), InstagramBodies.Attachment("ig_post", Photo)));

        Assert.Equal((InboundKind.Message, Photo), (inbound.Kind, Assert.Single(inbound.Images)));
    }

    [Fact]
    public void A_heart_is_a_heart() =>
        Assert.Equal("❤️", One(InstagramBodies.Message(Customer, "m", null, InstagramBodies.Attachment("like_heart"))).Text);

    [Theory]
    [InlineData("http://lookaside.example/a.jpg")]
    [InlineData("file:///etc/passwd")]
    [InlineData("not an address")]
    [InlineData("https://127.0.0\ufffd1/photo.jpg")]
    public void A_photo_without_an_https_address_is_unreadable(string address)
    {
        var inbound = One(InstagramBodies.Message(Customer, "m", null, InstagramBodies.Attachment("image", address)));

        Assert.Equal((InboundKind.Unreadable, true), (inbound.Kind, inbound.Images.IsEmpty));
    }

    [Fact]
    public void A_reply_names_the_message_that_it_answers()
    {
        var reply = InstagramBodies.Message(Customer, "m1", "а на 128?");
        reply["message"]!["reply_to"] = new JsonObject { ["mid"] = "m0" };

        Assert.Equal("m0", One(reply).AnswersTo);
    }

    [Fact]
    public void A_quick_reply_and_a_postback_are_buttons()
    {
        var reply = InstagramBodies.Message(Customer, "m1", "128");
        reply["message"]!["quick_reply"] = new JsonObject { ["payload"] = "size:128" };
        var postback = InstagramBodies.Item(
            Customer, "postback", new JsonObject { ["title"] = "Каталог", ["payload"] = "CATALOG", ["mid"] = "m2" });

        Assert.Equal((InboundKind.Button, "size:128", "instagram:m1"), Told(One(reply)));
        Assert.Equal((InboundKind.Button, "CATALOG", "instagram:m2"), Told(One(postback)));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("\"1\"")]
    public void An_edit_names_its_message(string number)
    {
        var inbound = One(InstagramBodies.Item(
            Customer, "message_edit", JsonNode.Parse($$"""{"mid":"m1","text":"ні, 134","num_edit":{{number}}}""")!));

        Assert.Equal((InboundKind.Edit, "ні, 134", "instagram:edit:m1:1"), Told(inbound));
        Assert.Equal("m1", inbound.MessageId);
    }

    [Fact]
    public void A_link_with_a_reference_is_a_start()
    {
        var inbound = One(InstagramBodies.Item(
            Customer, "referral", new JsonObject { ["ref"] = "anna", ["source"] = "IG_ME_LINK", ["type"] = "OPEN_THREAD" }));

        Assert.Equal((InboundKind.Command, "/start anna"), (inbound.Kind, inbound.Text));
    }

    [Theory]
    [InlineData("""{"ref":"anna","source":"SHORTLINKS","type":"OPEN_THREAD"}""", "anna")]
    [InlineData("""{"ref":"a=b","ad_id":"1","source":"ADS","ads_context_data":{"ad_title":"Сукня","product_id":"3443041"}}""", "3443041")]
    [InlineData("""{"product":{"id":"3443041"}}""", "3443041")]
    public void A_link_or_an_ad_with_which_a_message_comes_is_told_before_it(string referral, string reference)
    {
        var message = InstagramBodies.Message(Customer, "m1", "Скільки коштує?");
        message["message"]!["referral"] = JsonNode.Parse(referral);

        var read = Read(InstagramBodies.Of(message)).Inbound.Cast<InboundEvent>().ToArray();

        Assert.Equal(
            [
                (InboundKind.Command, $"/start {reference}", "instagram:referral:m1"),
                (InboundKind.Message, "Скільки коштує?", "instagram:m1"),
            ],
            read.Select(Told));
        Assert.Equal([(0, false), (1, true)], read.Select(one => ((int)one.Position, one.OpensWindow)));
    }

    [Fact]
    public void A_link_with_which_a_button_is_pressed_is_told_before_it()
    {
        var pressed = InstagramBodies.Item(Customer, "postback", new JsonObject
        {
            ["mid"] = "p1",
            ["payload"] = "PRICE",
            ["referral"] = new JsonObject { ["ref"] = "anna", ["source"] = "SHORTLINKS" },
        });

        Assert.Equal(
            [(InboundKind.Command, "/start anna", "instagram:referral:p1"), (InboundKind.Button, "PRICE", "instagram:p1")],
            Read(InstagramBodies.Of(pressed)).Inbound.Cast<InboundEvent>().Select(Told));
    }

    [Fact]
    public void An_echo_belongs_to_the_customer_to_whom_it_was_sent()
    {
        var inbound = One(InstagramBodies.Echo(Customer, "m9", "пише менеджерка"));

        Assert.Equal(
            (InboundKind.Echo, $"instagram:{Customer}", "instagram:echo:m9", "m9", "пише менеджерка"),
            (inbound.Kind, inbound.SessionKey, inbound.EventId, inbound.MessageId, inbound.Text));
    }

    [Fact]
    public void An_echo_of_what_cannot_be_read_is_one()
    {
        var inbound = One(InstagramBodies.Echo(Customer, "m9", null, InstagramBodies.Attachment("audio")));

        Assert.Equal((InboundKind.Echo, "voice"), (inbound.Kind, inbound.Media));
    }

    [Fact]
    public void What_says_nothing_to_a_session_is_acknowledged()
    {
        var echo = InstagramBodies.Message(GraphPeer.AccountId, "m", "наша відповідь");
        echo["message"]!["is_echo"] = true;
        var foreign = InstagramBodies.Message("99", "m", "з іншого застосунку");
        foreign["message"]!["is_echo"] = true;
        var nameless = InstagramBodies.Item(Customer, "message", new JsonObject { ["is_deleted"] = true });

        var read = Read(InstagramBodies.Of(
            echo, foreign, nameless,
            InstagramBodies.Item(Customer, "read", new JsonObject { ["mid"] = "m" }),
            InstagramBodies.Item(Customer, "reaction", new JsonObject { ["mid"] = "m", ["action"] = "unreact" }),
            InstagramBodies.Message("12334", "random_mid", "random_text"),
            InstagramBodies.Message("../etc", "m", "x"), InstagramBodies.Message(Customer, "has space", "x"), "no object"));

        Assert.Empty(read.Inbound);
        Assert.Equal(9, read.Ignored.Length);
    }

    [Fact]
    public void A_message_that_was_taken_back_is_named()
    {
        var unsent = InstagramBodies.Message(Customer, "mid.1", null);
        unsent["message"]!["is_deleted"] = true;

        var inbound = One(unsent);

        Assert.Equal((InboundKind.Unsent, "", "instagram:unsent:mid.1"), Told(inbound));
        Assert.Equal(("mid.1", false), (inbound.MessageId, inbound.OpensWindow));
    }

    [Fact]
    public void A_message_and_a_button_open_the_window_and_an_edit_and_a_link_do_not()
    {
        var edit = InstagramBodies.Item(Customer, "message_edit", new JsonObject { ["mid"] = "m", ["text"] = "інше", ["num_edit"] = 1 });
        var link = InstagramBodies.Item(Customer, "referral", new JsonObject { ["ref"] = "3443041" });
        var pressed = InstagramBodies.Item(Customer, "postback", new JsonObject { ["mid"] = "p", ["payload"] = "так" });

        Assert.True(One(InstagramBodies.Message(Customer, "m", "текст")).OpensWindow);
        Assert.True(One(pressed).OpensWindow);
        Assert.False(One(edit).OpensWindow);
        Assert.False(One(link).OpensWindow);
    }

    [Fact]
    public void Both_shapes_and_the_outer_array_are_read()
    {
        var value = InstagramBodies.Text(1);
        var changes = new JsonObject
        {
            ["object"] = "instagram",
            ["entry"] = new JsonArray(
                new JsonObject { ["time"] = 1, ["changes"] = new JsonArray(Change(value)) },
                Change(InstagramBodies.Text(2))),
        };

        Assert.Equal(2, Read(new JsonArray(changes)).Inbound.Length);

        static JsonObject Change(JsonObject value) => new() { ["field"] = "messages", ["value"] = value };
    }

    [Fact]
    public void Postbacks_links_and_edits_are_read_in_both_shapes_too()
    {
        var changes = new JsonObject
        {
            ["object"] = "instagram",
            ["entry"] = new JsonArray(
                Change("messaging_postbacks", "postback", new JsonObject { ["mid"] = "p1", ["payload"] = "PRICE" }),
                Change("messaging_referral", "referral", new JsonObject { ["ref"] = "anna" }),
                Change("message_edit", "message_edit", new JsonObject { ["mid"] = "m1", ["text"] = "134", ["num_edit"] = 1 }),
                Change("messaging_seen", "read", new JsonObject { ["mid"] = "m1" })),
        };

        Assert.Equal(
            [InboundKind.Button, InboundKind.Command, InboundKind.Edit],
            Read(changes).Inbound.Cast<InboundEvent>().Select(one => one.Kind));

        static JsonObject Change(string field, string member, JsonNode content) =>
            new() { ["field"] = field, ["value"] = InstagramBodies.Item(Customer, member, content) };
    }

    [Theory]
    [InlineData("1764000000", 1_764_000_000_000)]
    [InlineData("1764000000123", 1_764_000_000_123)]
    [InlineData("\"1764000000123\"", 1_764_000_000_123)]
    [InlineData("\"2025-11-24T16:00:00+0000\"", 1_764_000_000_000)]
    public void A_time_is_read_in_each_of_its_forms(string timestamp, long expected)
    {
        var item = InstagramBodies.Text(1);
        item["timestamp"] = JsonNode.Parse(timestamp);

        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(expected), One(item).SentAt);
    }

    [Fact]
    public void Ids_that_are_numbers_are_read()
    {
        var item = InstagramBodies.Text(1);
        item["sender"] = new JsonObject { ["id"] = 1_780_000_000_000_001L };

        Assert.Equal(Customer, One(item).Recipient);
    }

    [Fact]
    public void The_dashboards_tests_are_acknowledged_and_mean_nothing()
    {
        JsonObject[] tests =
        [
            InstagramBodies.Changes("comments", InstagramBodies.Comment("17865799348089039", "This is an example.", "232323232")),
            InstagramBodies.Changes("live_comments", new JsonObject { ["id"] = "123456789", ["text"] = "This is an example." }),
            InstagramBodies.Changes("messages", InstagramBodies.Message("12334", "random_mid", "random_text")),
            InstagramBodies.Of(InstagramBodies.Message(Customer, "m", "random_text")),
        ];

        foreach (var test in tests)
        {
            test["entry"]![0]!["id"] = "0";
            Assert.Equal((0, 1), (Read(test).Inbound.Length, Read(test).Ignored.Length));
        }
    }

    [Fact]
    public void Another_platforms_object_is_acknowledged()
    {
        var body = InstagramBodies.Of(InstagramBodies.Text(1));
        body["object"] = "page";

        Assert.Empty(Read(body).Inbound);
    }

    private static (InboundKind, string, string) Told(InboundEvent inbound) => (inbound.Kind, inbound.Text, inbound.EventId);

    private InboundEvent One(JsonObject item) => (InboundEvent)Assert.Single(Read(InstagramBodies.Of(item)).Inbound);

    private WebhookContent.Events Read(JsonNode body) =>
        Assert.IsType<WebhookContent.Events>(parser.Parse(Encoding.UTF8.GetBytes(body.ToJsonString())));
}
