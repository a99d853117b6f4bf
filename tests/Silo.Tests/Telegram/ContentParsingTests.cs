using System.Text.Json.Nodes;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.TelegramPeer;

namespace MirtAi.Silo.Tests.Telegram;

public sealed class ContentParsingTests
{
    private const long Chat = TelegramSetup.Customer;

    [Theory]
    [InlineData("gift", "gift")]
    [InlineData("unique_gift", "gift")]
    [InlineData("giveaway", "giveaway")]
    [InlineData("giveaway_winners", "giveaway")]
    [InlineData("invoice", "invoice")]
    [InlineData("live_photo", "photo")]
    [InlineData("a_kind_of_the_future", "unknown")]
    public void Whatever_a_customer_sends_is_an_event(string member, string media)
    {
        var inbound = Parsing.Event(TelegramUpdates.Media(1, Chat, member, new JsonObject { ["id"] = "x" }));

        Assert.Equal((InboundKind.Unreadable, media, ""), (inbound.Kind, inbound.Media, inbound.Text));
    }

    [Fact]
    public void A_voice_message_says_where_its_file_is()
    {
        var file = Assert.Single(Parsing.Event(TelegramUpdates.Voice(1, Chat)).Files);

        Assert.Equal(new AttachedFile("telegram-file:AwACAgIvoice", "audio/ogg", 28_144, 7), file);
    }

    [Theory]
    [InlineData("is_animated", "application/x-tgsticker")]
    [InlineData("is_video", "video/webm")]
    [InlineData("needs_repainting", "image/webp")]
    public void A_sticker_has_a_file_of_its_kind(string member, string type)
    {
        var sticker = new JsonObject { ["file_id"] = "CAACAgI", ["type"] = "regular", [member] = true };

        var file = Assert.Single(Parsing.Event(TelegramUpdates.Media(1, Chat, "sticker", sticker)).Files);

        Assert.Equal(("telegram-file:CAACAgI", type), (file.Reference, file.ContentType));
    }

    [Fact]
    public void A_list_of_a_kind_that_is_not_known_is_an_event_too()
    {
        var update = Message("holograms", new JsonArray(new JsonObject { ["file_id"] = "x" }));

        Assert.Equal("unknown", Parsing.Event(update).Media);
    }

    [Fact]
    public void A_text_is_read_whatever_unknown_members_stand_beside_it()
    {
        var update = TelegramUpdates.Text(1, Chat, "беру");
        update["message"]!["a_kind_of_the_future"] = new JsonObject { ["id"] = "x" };

        var inbound = Parsing.Event(update);

        Assert.Equal((InboundKind.Message, "беру", null), (inbound.Kind, inbound.Text, inbound.Media));
    }

    [Fact]
    public void A_contact_without_a_number_is_an_event()
    {
        var inbound = Parsing.Event(TelegramUpdates.Media(1, Chat, "contact", new JsonObject { ["first_name"] = "Оксана" }));

        Assert.Equal((InboundKind.Unreadable, "contact"), (inbound.Kind, inbound.Media));
    }

    [Theory]
    [InlineData("gift_upgrade_sent")]
    [InlineData("chat_owner_changed")]
    [InlineData("chat_background_set")]
    [InlineData("checklist_tasks_done")]
    [InlineData("suggested_post_paid")]
    [InlineData("left_chat_member")]
    public void What_the_platform_tells_of_a_chat_stays_silent(string member) =>
        Assert.Equal("a service message", Parsing.Ignored(TelegramUpdates.Media(1, Chat, member, new JsonObject { ["text"] = "x" })));

    [Fact]
    public void A_message_that_holds_nothing_but_its_surroundings_stays_silent()
    {
        var update = Message("forward_origin", new JsonObject { ["type"] = "hidden_user" });
        update["message"]!["reply_markup"] = new JsonObject { ["inline_keyboard"] = new JsonArray() };

        Parsing.Ignored(update);
    }

    [Fact]
    public void The_words_of_a_rich_message_are_its_text()
    {
        var blocks = JsonNode.Parse("""
            [{"type":"heading","size":1,"text":"Добрий вечір"},
             {"type":"paragraph","text":["Цікавить ",{"type":"italic","text":["тренч ",{"type":"bold","text":"еко"}]}," на 140"]},
             {"type":"list","items":[{"blocks":[{"type":"paragraph","text":"чорний"}]},{"blocks":[{"type":"paragraph","text":"бежевий"}]}]}]
            """);

        var inbound = Parsing.Event(Message("rich_message", new JsonObject { ["blocks"] = blocks }));

        Assert.Equal(InboundKind.Message, inbound.Kind);
        Assert.Equal("Добрий вечір\nЦікавить тренч еко на 140\nчорний\nбежевий", inbound.Text);
    }

    [Fact]
    public void A_rich_message_without_words_cannot_be_read()
    {
        var blocks = new JsonArray(new JsonObject { ["type"] = "map" });

        var inbound = Parsing.Event(Message("rich_message", new JsonObject { ["blocks"] = blocks }));

        Assert.Equal((InboundKind.Unreadable, "unknown"), (inbound.Kind, inbound.Media));
    }

    private static JsonObject Message(string member, JsonNode content)
    {
        var update = TelegramUpdates.Media(1, Chat, "placeholder", []);
        update["message"]!.AsObject().Remove("placeholder");
        update["message"]![member] = content;
        return update;
    }
}
