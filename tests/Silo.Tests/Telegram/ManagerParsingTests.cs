using System.Text;
using System.Text.Json.Nodes;
using MirtAi.Channels.Telegram;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Interfaces.Managers;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Grains.Messages;
using MirtAi.TelegramPeer;

namespace MirtAi.Silo.Tests.Telegram;

public sealed class ManagerParsingTests
{
    private const long Group = TelegramSetup.ManagerChat;

    [Theory]
    [InlineData("/take", ManagerActionKind.TakeOver)]
    [InlineData("/handback", ManagerActionKind.HandBack)]
    [InlineData("/close", ManagerActionKind.Close)]
    [InlineData("/answer", ManagerActionKind.AnswerComment)]
    [InlineData("/hide", ManagerActionKind.HideComment)]
    [InlineData("/ignore", ManagerActionKind.LeaveComment)]
    [InlineData("/nothing", null)]
    public void A_button_is_about_the_message_below_which_it_is(string data, ManagerActionKind? kind)
    {
        var done = Action(TelegramUpdates.GroupCallback(7, Group, 1234, Parsing.Signed(data), "query"));

        Assert.Equal(("1234", kind, "query", "Олена"), (done.About, done.Kind, done.CallbackId, done.Manager));
        Assert.Equal("manager-chat/telegram-manager:" + Group, done.Target.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/take")]
    [InlineData("/confirm 0123456789abcdef")]
    [InlineData("AAAAAAAAAAAAAA/take")]
    [InlineData("AAAAAAAAAAAAAA")]
    public void A_button_that_is_not_signed_does_nothing(string data)
    {
        var done = Action(TelegramUpdates.GroupCallback(7, Group, 1234, data, "query"));

        Assert.Equal((null, null, true, "query"), (done.Kind, done.Order, done.IsStale, done.CallbackId));
    }

    [Fact]
    public void A_signature_is_of_its_command_alone()
    {
        var signed = Parsing.Signed("/confirm 0123456789abcdef");

        Assert.All(
            [signed[..14] + "/confirm 0123456789abcdee", signed[..14] + "/reject 0123456789abcdef", signed + "0", "a" + signed[1..^1]],
            forged => Assert.True(Action(TelegramUpdates.GroupCallback(7, Group, 1234, forged, "query")).IsStale, forged));
        Assert.False(Action(TelegramUpdates.GroupCallback(7, Group, 1234, signed, "query")).IsStale);
    }

    [Fact]
    public void Every_button_is_signed_and_fits()
    {
        var order = new string('9', 40);
        OutboundButton[] buttons =
        [
            .. ManagerButtons.OfProof(order), .. ManagerButtons.OfTaken, .. ManagerButtons.OfReturned,
            .. new[] { CommentAlerts.Answer, CommentAlerts.Hide, CommentAlerts.Ignore }.Select(value => new OutboundButton(value, value)),
        ];

        var signed = Parsing.Seal.Sign([.. buttons]);

        Assert.Equal(buttons.Length, signed.Length);
        Assert.All(signed, button => Assert.InRange(Encoding.UTF8.GetByteCount(button.Value), 15, OutboundButton.MaxValueBytes));
        Assert.Equal(buttons.Select(button => button.Value), signed.Select(button => Parsing.Seal.Open(button.Value)));
        Assert.Empty(Parsing.Seal.Sign([new OutboundButton("Забагато", "/confirm " + new string('9', 60))]));
    }

    [Fact]
    public void An_answer_to_the_bot_is_for_the_customer()
    {
        var done = Action(Message(new() { ["text"] = "Доброго дня" }, about: 1234));

        Assert.Equal(("1234", ManagerActionKind.Say, "Доброго дня", null), (done.About, done.Kind, done.Text, done.Original));
    }

    [Fact]
    public void A_new_wording_names_the_message_that_it_is_of()
    {
        var written = InTopic(new() { ["text"] = "Розмір 122" });

        var (said, edited) = (Action(written), Action(TelegramUpdates.Reworded(8, written, "Розмір 128")));

        Assert.Equal((ManagerActionKind.Say, "7"), (said.Kind, said.MessageId));
        Assert.Equal((ManagerActionKind.Correct, "7", "Розмір 128"), (edited.Kind, edited.MessageId, edited.Text));
        Assert.Equal(said.Topic, edited.Topic);
        Assert.Contains("edited_message", TelegramUpdateParser.ManagersUpdates);
        Assert.Contains("edited_message", TelegramUpdateParser.HandledUpdates);
    }

    [Theory]
    [InlineData("/note Просить знижку")]
    [InlineData("/close")]
    [InlineData("/c Wait")]
    [InlineData("")]
    public void An_edit_of_what_is_no_word_to_the_customer_is_none(string text) => Parsing.Ignored(
        TelegramUpdates.Reworded(8, InTopic(new() { ["text"] = "Розмір 122" }), text));

    [Theory]
    [InlineData("/close")]
    [InlineData("/close@shop_test_bot")]
    [InlineData("/close дякую")]
    public void A_command_may_answer_too(string text)
    {
        var done = Action(Message(new() { ["text"] = text }, about: 1234));

        Assert.Equal((ManagerActionKind.Close, ""), (done.Kind, done.Text));
    }

    [Theory]
    [InlineData("/confirm 0123456789abcdef", ManagerActionKind.ConfirmPayment, "0123456789abcdef")]
    [InlineData("/reject 0123456789abcdef", ManagerActionKind.RejectPayment, "0123456789abcdef")]
    [InlineData("/confirm", ManagerActionKind.ConfirmPayment, null)]
    [InlineData("/close 0123456789abcdef", ManagerActionKind.Close, null)]
    public void A_payment_is_decided_of_by_a_button_and_by_a_command(string data, ManagerActionKind kind, string? order)
    {
        var pressed = Action(TelegramUpdates.GroupCallback(7, Group, 1234, Parsing.Signed(data), "query"));
        var written = Action(Message(new() { ["text"] = data }, about: 1234));

        Assert.Equal((kind, order), (pressed.Kind, pressed.Order));
        Assert.Equal((kind, order, ""), (written.Kind, written.Order, written.Text));
    }

    [Fact]
    public void A_note_and_a_canned_answer_are_commands_with_what_follows_them()
    {
        var note = Action(Message(new() { ["text"] = "/note@shop_test_bot Просить знижку,\nуже вдруге" }, about: 1234));
        var canned = Action(Message(new() { ["text"] = "/c  Wait" }, about: 1234));

        Assert.Equal((ManagerActionKind.Note, "Просить знижку,\nуже вдруге", null), (note.Kind, note.Text, note.Canned));
        Assert.Equal((ManagerActionKind.Say, "", "Wait"), (canned.Kind, canned.Text, canned.Canned));
    }

    [Theory]
    [InlineData("/help", ManagerQuestion.Help)]
    [InlineData("/note", ManagerQuestion.Help)]
    [InlineData("/order", ManagerQuestion.Order)]
    [InlineData("/history 5", ManagerQuestion.History)]
    [InlineData("/c", ManagerQuestion.CannedAnswers)]
    [InlineData("/\u0441", ManagerQuestion.CannedAnswers)]
    [InlineData("/start", ManagerQuestion.Unknown)]
    [InlineData("/нотатка просить знижку", ManagerQuestion.Unknown)]
    public void Other_commands_are_questions_and_never_go_to_the_customer(string text, ManagerQuestion question)
    {
        var asked = Action(Message(new() { ["text"] = text }, about: 1234));

        Assert.Equal((question, null, "", null), (asked.Question, asked.Kind, asked.Text, asked.Canned));
    }

    [Fact]
    public void The_name_of_a_canned_answer_follows_the_same_letter_of_either_alphabet()
    {
        var canned = Action(Message(new() { ["text"] = "/\u0421 sorry" }, about: 1234));

        Assert.Equal((ManagerActionKind.Say, "sorry"), (canned.Kind, canned.Canned));
    }

    [Theory]
    [InlineData("50/50")]
    [InlineData("/ так")]
    public void What_only_has_a_slash_is_said(string text)
    {
        var said = Action(Message(new() { ["text"] = text }, about: 1234));

        Assert.Equal((ManagerActionKind.Say, text), (said.Kind, said.Text));
    }

    [Fact]
    public void A_command_about_nobody_is_answered() => Assert.Null(Action(Message(new() { ["text"] = "/take" })).About);

    [Fact]
    public void A_photo_goes_with_its_caption_and_can_be_copied()
    {
        var photo = TelegramUpdates.Photo(7, 1, "ось така")["message"]!.AsObject();

        var done = Action(Message(new() { ["photo"] = photo["photo"]!.DeepClone(), ["caption"] = "ось така" }, 1234));

        Assert.Equal(("ось така", $"telegram:{Group}/7", null), (done.Text, done.Original, done.Media));
        Assert.StartsWith("telegram-file:", Assert.Single(done.Images), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("voice")]
    [InlineData("video")]
    [InlineData("document")]
    [InlineData("sticker")]
    [InlineData("location")]
    public void What_is_no_text_is_copied(string media)
    {
        var done = Action(Message(new() { [media] = new JsonObject { ["file_id"] = "AwACAgIsomething" } }, 1234));

        Assert.Equal((ManagerActionKind.Say, media, $"telegram:{Group}/7"), (done.Kind, done.Media, done.Original));
    }

    [Theory]
    [InlineData("voice", null, "audio/ogg")]
    [InlineData("video_note", null, "video/mp4")]
    [InlineData("audio", "audio/mp4", "audio/mp4")]
    [InlineData("document", "Application/PDF", "application/pdf")]
    public void What_other_channels_can_fetch_is_named(string media, string? type, string expected)
    {
        var content = new JsonObject { ["file_id"] = "AwACAgIsomething", ["file_size"] = 4_000, ["duration"] = 3 };
        if (type is not null)
            content["mime_type"] = type;

        var file = Action(Message(new() { [media] = content }, 1234)).File;

        Assert.Equal(new AttachedFile("telegram-file:AwACAgIsomething", expected, 4_000, 3), file);
    }

    [Theory]
    [InlineData("document")]
    [InlineData("location")]
    public void What_no_other_channel_can_fetch_is_not(string media) =>
        Assert.Null(Action(Message(new() { [media] = new JsonObject { ["file_id"] = "AwACAgIsomething" } }, 1234)).File);

    [Fact]
    public void What_managers_say_to_each_other_is_ignored()
    {
        Parsing.Ignored(Message(new() { ["text"] = "Хто на обід?" }));
        Parsing.Ignored(Message(new() { ["text"] = "/start" }));
        var toPerson = Message(new() { ["text"] = "Я!" }, about: 9);
        toPerson["message"]!["reply_to_message"]!["from"]!["is_bot"] = false;
        Parsing.Ignored(toPerson);
        var bots = Message(new() { ["text"] = "beep" }, about: 9);
        bots["message"]!["from"]!["is_bot"] = true;
        Parsing.Ignored(bots);
    }

    [Fact]
    public void An_administrator_may_write_as_the_group_itself()
    {
        var update = Message(new() { ["text"] = "Доброго дня" }, about: 1234);
        update["message"]!["from"] = new JsonObject { ["id"] = 1_087_968_824, ["is_bot"] = true, ["username"] = "GroupAnonymousBot" };
        update["message"]!["sender_chat"] = new JsonObject { ["id"] = Group };
        Assert.Equal(("Адміністратор", "Доброго дня"), (Action(update).Manager, Action(update).Text));

        update["message"]!["author_signature"] = "Старша";
        Assert.Equal("Старша", Action(update).Manager);
    }

    [Fact]
    public void In_a_topic_an_administrator_may_write_as_the_group_itself()
    {
        var update = InTopic(new() { ["text"] = "Доброго дня" });
        update["message"]!["from"] = new JsonObject { ["id"] = 1_087_968_824, ["is_bot"] = true, ["username"] = "GroupAnonymousBot" };
        update["message"]!["sender_chat"] = new JsonObject { ["id"] = Group };

        Assert.Equal(("Адміністратор", $"{Group}/41"), (Action(update).Manager, Action(update).Topic));
    }

    [Fact]
    public void Another_group_is_nobodys() =>
        Parsing.Ignored(TelegramUpdates.GroupMessage(7, Group - 1, new() { ["text"] = "/take" }, about: 1234));

    [Fact]
    public void What_is_written_in_a_topic_needs_no_message_that_it_answers()
    {
        var said = Action(InTopic(new() { ["text"] = "Доброго дня" }));
        var command = Action(InTopic(new() { ["text"] = "/close" }));

        Assert.Equal((ManagerActionKind.Say, "Доброго дня", $"{Group}/41"), (said.Kind, said.Text, said.Topic));
        Assert.Equal((ManagerActionKind.Close, $"{Group}/41"), (command.Kind, command.Topic));
    }

    [Fact]
    public void In_a_topic_of_peoples_own_nothing_is_about_the_message_that_they_answer()
    {
        var update = InTopic(new() { ["text"] = "Я!" });
        update["message"]!["reply_to_message"]!["from"]!["is_bot"] = false;

        Assert.Equal((null, $"{Group}/41"), (Action(update).About, Action(update).Topic));
    }

    [Fact]
    public void A_button_in_a_topic_is_the_topics()
    {
        var update = TelegramUpdates.GroupCallback(7, Group, 1234, Parsing.Signed("/take"), "query");
        update["callback_query"]!["message"]!["message_thread_id"] = 41;
        update["callback_query"]!["message"]!["is_topic_message"] = true;

        Assert.Equal(("1234", $"{Group}/41"), (Action(update).About, Action(update).Topic));
    }

    [Theory]
    [InlineData("forum_topic_edited")]
    [InlineData("forum_topic_closed")]
    [InlineData("forum_topic_reopened")]
    [InlineData("pinned_message")]
    public void What_people_do_to_a_topic_is_no_word_to_the_customer(string notice) =>
        Parsing.Ignored(InTopic(new() { [notice] = new JsonObject { ["name"] = "Олена" } }));

    [Fact]
    public void A_topic_that_is_set_is_nobodys() => Assert.Null(Action(
        InTopic(new() { ["text"] = "Доброго дня" }), Parsing.Parser(managerThread: 41)).Topic);

    private static JsonObject InTopic(JsonObject content) => TelegramUpdates.TopicMessage(7, Group, 41, content);

    private static JsonObject Message(JsonObject content, long? about = null) => TelegramUpdates.GroupMessage(7, Group, content, about);

    private static ManagerEvent Action(JsonObject update, TelegramUpdateParser? parser = null) =>
        Assert.IsType<ParsedUpdate.ManagerAction>(
            (parser ?? Parsing.Parser()).Parse(Encoding.UTF8.GetBytes(update.ToJsonString()))).Inbound;
}
