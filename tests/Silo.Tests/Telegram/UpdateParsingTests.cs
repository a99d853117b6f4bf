using System.Text.Json.Nodes;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.TelegramPeer;

namespace MirtAi.Silo.Tests.Telegram;

public sealed class UpdateParsingTests
{
    private const long Chat = TelegramSetup.Customer;

    [Fact]
    public void A_text_is_a_message_of_the_chats_session()
    {
        var inbound = Parsing.Event(TelegramUpdates.Text(1, Chat, "Добрий день! Є сукня?", messageId: 42));

        Assert.Equal("telegram:7000000001:1", inbound.EventId);
        Assert.Equal("telegram:510000001", inbound.SessionKey);
        Assert.Equal("510000001", inbound.Recipient);
        Assert.Equal(InboundKind.Message, inbound.Kind);
        Assert.Equal("Добрий день! Є сукня?", inbound.Text);
        Assert.Equal("42", inbound.MessageId);
        Assert.Equal(42, inbound.Position);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(TelegramUpdates.Date), inbound.SentAt);
        Assert.Equal(new CustomerProfile { Name = "Оксана Вигадана", Username = "oksana_invented", Language = "uk" }, inbound.Customer);
    }

    [Fact]
    public void Ids_beyond_32_bits_are_kept()
    {
        var inbound = Parsing.Event(TelegramUpdates.Text(4_503_599_627_370_495, 4_503_599_627_370_494, "так"));

        Assert.Equal("telegram:7000000001:4503599627370495", inbound.EventId);
        Assert.Equal("telegram:4503599627370494", inbound.SessionKey);
    }

    [Fact]
    public void Of_a_photo_the_largest_size_counts_wherever_it_stands()
    {
        var inbound = Parsing.Event(TelegramUpdates.Photo(1, Chat, "Таку хочу", "AgAC-large"));

        Assert.Equal(InboundKind.Message, inbound.Kind);
        Assert.Equal("Таку хочу", inbound.Text);
        Assert.Equal(["telegram-file:AgAC-large"], inbound.Images);
    }

    [Fact]
    public void Every_photo_of_an_album_is_an_event_of_its_own()
    {
        var inbounds = TelegramUpdates.Album(10, Chat, 3, "Ці три").Select(Parsing.Event).ToList();

        Assert.Equal(["Ці три", "", ""], inbounds.Select(inbound => inbound.Text));
        Assert.Equal(3, inbounds.SelectMany(inbound => inbound.Images).Distinct().Count());
        Assert.Equal(3, inbounds.Select(inbound => inbound.EventId).Distinct().Count());
    }

    [Theory]
    [InlineData("image/jpeg")]
    [InlineData("image/png")]
    [InlineData("image/webp")]
    public void An_image_sent_as_a_file_is_a_photo(string mimeType)
    {
        var inbound = Parsing.Event(TelegramUpdates.Document(1, Chat, mimeType, fileId: "BQAC-image"));

        Assert.Equal(InboundKind.Message, inbound.Kind);
        Assert.Equal(["telegram-file:BQAC-image"], inbound.Images);
    }

    [Fact]
    public void An_image_file_larger_than_can_be_opened_is_a_document()
    {
        var inbound = Parsing.Event(TelegramUpdates.Document(1, Chat, "image/png", fileSize: 15_000_000));

        Assert.Equal((InboundKind.Unreadable, "document"), (inbound.Kind, inbound.Media));
    }

    [Theory]
    [InlineData("voice", "voice")]
    [InlineData("video_note", "video_note")]
    [InlineData("video", "video")]
    [InlineData("audio", "audio")]
    [InlineData("sticker", "sticker")]
    [InlineData("location", "location")]
    [InlineData("venue", "location")]
    [InlineData("poll", "poll")]
    [InlineData("dice", "dice")]
    [InlineData("story", "story")]
    [InlineData("paid_media", "paid_media")]
    [InlineData("checklist", "checklist")]
    [InlineData("game", "game")]
    public void What_a_machine_cannot_read_is_named(string member, string media)
    {
        var inbound = Parsing.Event(TelegramUpdates.Media(1, Chat, member, new JsonObject { ["file_id"] = "x" }, caption: "дивіться"));

        Assert.Equal((InboundKind.Unreadable, media, "дивіться"), (inbound.Kind, inbound.Media, inbound.Text));
        Assert.Empty(inbound.Images);
    }

    [Fact]
    public void An_animation_is_not_taken_for_the_document_it_also_has()
    {
        var update = TelegramUpdates.Document(1, Chat, "video/mp4");
        update["message"]!["animation"] = new JsonObject { ["file_id"] = "x" };

        Assert.Equal("animation", Parsing.Event(update).Media);
    }

    [Fact]
    public void A_contact_is_its_phone_number()
    {
        var inbound = Parsing.Event(TelegramUpdates.Contact(1, Chat, "+380500000001"));

        Assert.Equal((InboundKind.Contact, "+380500000001"), (inbound.Kind, inbound.Text));
    }

    [Theory]
    [InlineData("/start", "/start")]
    [InlineData("/START", "/start")]
    [InlineData("/start promo_7", "/start promo_7")]
    [InlineData("/restart@shop_test_bot", "/restart")]
    [InlineData("/start@shop_test_bot  promo", "/start promo")]
    public void A_command_is_told_without_the_bots_name(string text, string command)
    {
        var inbound = Parsing.Event(TelegramUpdates.Command(1, Chat, text));

        Assert.Equal((InboundKind.Command, command), (inbound.Kind, inbound.Text));
        Assert.Equal(inbound.Text, Parsing.Event(TelegramUpdates.Text(1, Chat, text)).Text);
    }

    [Fact]
    public void A_command_that_telegram_marks_needs_no_space_behind_it()
    {
        var update = TelegramUpdates.Text(1, Chat, "/start, будь ласка");
        update["message"]!["entities"] = new JsonArray(new JsonObject { ["type"] = "bot_command", ["offset"] = 0, ["length"] = 6 });

        var inbound = Parsing.Event(update);

        Assert.Equal((InboundKind.Command, "/start , будь ласка"), (inbound.Kind, inbound.Text));
    }

    [Theory]
    [InlineData("/ розмір")]
    [InlineData("/розмір")]
    [InlineData("/a/b")]
    [InlineData("я натиснула /start")]
    public void What_only_looks_like_a_command_is_a_message(string text)
    {
        var inbound = Parsing.Event(TelegramUpdates.Text(1, Chat, text));

        Assert.Equal((InboundKind.Message, text), (inbound.Kind, inbound.Text));
    }

    [Fact]
    public void An_edit_names_the_message_that_it_rewords()
    {
        var inbound = Parsing.Event(TelegramUpdates.Edited(5, Chat, messageId: 42, "зріст 128"));

        Assert.Equal((InboundKind.Edit, "42", "зріст 128"), (inbound.Kind, inbound.MessageId, inbound.Text));
    }

    [Fact]
    public void A_live_location_that_moves_is_ignored()
    {
        var moved = TelegramUpdates.Media(1, Chat, "location", new JsonObject { ["latitude"] = 50.4, ["longitude"] = 30.5 });

        Assert.Contains(
            "edit", Parsing.Ignored(TelegramUpdates.Update(2, "edited_message", moved["message"]!.DeepClone().AsObject())),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kicked", InboundKind.Unreachable)]
    [InlineData("member", InboundKind.Reachable)]
    public void Blocking_and_coming_back_are_told(string status, InboundKind kind)
    {
        var inbound = Parsing.Event(TelegramUpdates.MyChatMember(1, Chat, status));

        Assert.Equal((kind, "telegram:510000001"), (inbound.Kind, inbound.SessionKey));
    }

    [Fact]
    public void Control_characters_and_lone_surrogates_are_removed_from_a_text()
    {
        var parsed = Parsing.Parse("""
            {"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":5,"type":"private"},
            "text":"a\u0000b\tc\nd\r\ud83de\udc00f\ud83d\ude00\u0085 \\ud800"}}
            """);

        Assert.Equal("ab\tc\ndef😀 \\ud800", Assert.IsType<MirtAi.Channels.Telegram.ParsedUpdate.Event>(parsed).Inbound.Text);
    }

    [Fact]
    public void A_text_is_cut_at_ten_thousand_without_breaking_a_grapheme()
    {
        var inbound = Parsing.Event(TelegramUpdates.Text(1, Chat, new string('а', 9_998) + "👍🏽 і далі"));

        Assert.Equal(new string('а', 9_998), inbound.Text);
    }
}
