using System.Text.Json.Nodes;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.TelegramPeer;

namespace MirtAi.Silo.Tests.Telegram;

public sealed class ReplyParsingTests
{
    private const long Chat = TelegramSetup.Customer;

    [Fact]
    public void A_reply_begins_with_the_text_that_it_answers()
    {
        var inbound = Parsing.Event(Reply(new JsonObject { ["text"] = "Тренч еко\nчорний" }));

        Assert.Equal((InboundKind.Message, "> Тренч еко\n> чорний\nа на 140?"), (inbound.Kind, inbound.Text));
    }

    [Fact]
    public void A_reply_to_a_photo_begins_with_its_caption() =>
        Assert.Equal("> Тренч еко\nа на 140?", Parsing.Event(Reply(new JsonObject { ["caption"] = "Тренч еко" })).Text);

    [Fact]
    public void The_part_that_the_customer_marked_outweighs_the_whole()
    {
        var update = Reply(new JsonObject { ["text"] = "Сукня Анна, Тренч еко" });
        update["message"]!["quote"] = new JsonObject { ["text"] = "Тренч еко", ["position"] = 12, ["is_manual"] = true };

        Assert.Equal("> Тренч еко\nа на 140?", Parsing.Event(update).Text);
    }

    [Fact]
    public void Of_a_message_in_another_chat_the_marked_part_is_quoted()
    {
        var update = TelegramUpdates.Text(4, Chat, "а на 140?");
        update["message"]!["external_reply"] = new JsonObject { ["message_id"] = 3, ["chat"] = new JsonObject { ["id"] = -100_200 } };
        Assert.Equal("а на 140?", Parsing.Event(update).Text);

        update["message"]!["quote"] = new JsonObject { ["text"] = "Тренч еко", ["position"] = 0 };
        Assert.Equal("> Тренч еко\nа на 140?", Parsing.Event(update).Text);
    }

    [Fact]
    public void A_long_text_is_quoted_by_its_beginning()
    {
        var text = Parsing.Event(Reply(new JsonObject { ["text"] = new string('а', 4_000) })).Text;

        Assert.Equal("> " + new string('а', 300) + "\nа на 140?", text);
    }

    [Fact]
    public void A_reply_to_what_has_no_words_is_a_message_like_any()
    {
        Assert.Equal("а на 140?", Parsing.Event(Reply(new JsonObject { ["sticker"] = new JsonObject { ["file_id"] = "x" } })).Text);
    }

    [Fact]
    public void A_reply_names_what_it_answers_only_if_that_has_no_words()
    {
        Assert.Equal("3", Parsing.Event(Reply(new JsonObject { ["photo"] = new JsonArray() })).AnswersTo);
        Assert.Equal("", Parsing.Event(Reply(new JsonObject { ["caption"] = "Тренч еко" })).AnswersTo);
        Assert.Equal("", Parsing.Event(TelegramUpdates.Text(4, Chat, "а на 140?")).AnswersTo);
    }

    [Fact]
    public void A_sticker_in_reply_has_no_words()
    {
        var update = TelegramUpdates.Media(1, Chat, "sticker", new JsonObject { ["file_id"] = "x" });
        update["message"]!["reply_to_message"] = new JsonObject { ["text"] = "Тренч еко" };

        Assert.Equal((InboundKind.Unreadable, ""), (Parsing.Event(update).Kind, Parsing.Event(update).Text));
    }

    [Fact]
    public void A_command_in_reply_is_a_command()
    {
        var update = TelegramUpdates.Command(1, Chat, "/restart");
        update["message"]!["reply_to_message"] = new JsonObject { ["text"] = "Тренч еко" };

        Assert.Equal((InboundKind.Command, "/restart"), (Parsing.Event(update).Kind, Parsing.Event(update).Text));
    }

    private static JsonObject Reply(JsonObject original)
    {
        original["message_id"] = 3;
        original["date"] = TelegramUpdates.Date;
        original["chat"] = TelegramUpdates.PrivateChat(Chat);
        var update = TelegramUpdates.Text(4, Chat, "а на 140?");
        update["message"]!["reply_to_message"] = original;
        return update;
    }
}
