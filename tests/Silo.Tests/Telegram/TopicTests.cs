using System.Text.Json.Nodes;
using MirtAi.Channels.Telegram;
using MirtAi.Grains.Messages;
using MirtAi.TelegramPeer;

namespace MirtAi.Silo.Tests.Telegram;

public sealed class TopicTests
{
    private const long Chat = TelegramSetup.Customer;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_message_in_a_topic_is_answered_there_by_the_chats_session()
    {
        var inbound = Parsing.Event(InTopic(TelegramUpdates.Text(1, Chat, "Добрий день"), 41));

        Assert.Equal(("telegram:510000001", "510000001/41"), (inbound.SessionKey, inbound.Recipient));
    }

    [Fact]
    public void A_button_in_a_topic_is_answered_there()
    {
        var update = TelegramUpdates.Callback(1, Chat, "take");
        var message = update["callback_query"]!["message"]!;
        message["message_thread_id"] = 41;
        message["is_topic_message"] = true;

        Assert.Equal("510000001/41", Parsing.Event(update).Recipient);
    }

    [Theory]
    [InlineData("5/41", "5")]
    [InlineData("5", "5")]
    [InlineData("5/41@a", "5@a")]
    [InlineData("nobody", "nobody")]
    public async Task The_topics_of_a_chat_share_its_limits(string recipient, string chat)
    {
        await using var setup = await TelegramSetup.Start();

        Assert.Equal(chat, setup.Client.Limits.ChatOf(recipient));
    }

    [Fact]
    public void A_thread_of_replies_is_no_topic()
    {
        var update = TelegramUpdates.Text(1, Chat, "Добрий день");
        update["message"]!["message_thread_id"] = 41;

        Assert.Equal("510000001", Parsing.Event(update).Recipient);
    }

    [Theory]
    [InlineData(1L)]
    [InlineData(0L)]
    [InlineData(-5L)]
    [InlineData(4_503_599_627_370_495L)]
    public void General_and_what_can_be_no_topic_are_not_named(long thread) =>
        Assert.Equal("510000001", Parsing.Event(InTopic(TelegramUpdates.Text(1, Chat, "Добрий день"), thread)).Recipient);

    [Theory]
    [InlineData("5", 5L, null, null)]
    [InlineData("5/41", 5L, 41, null)]
    [InlineData("5@a/b#c", 5L, null, "a/b#c")]
    [InlineData("5/41@a@b", 5L, 41, "a@b")]
    public void An_address_reads_as_it_is_written(string recipient, long chat, int? thread, string? connection)
    {
        Assert.True(TelegramAddress.TryParse(recipient, out var address));

        Assert.Equal(new TelegramAddress(chat, connection, thread), address);
        Assert.Equal(recipient, address.ToString());
    }

    [Theory]
    [InlineData("5/")]
    [InlineData("/41")]
    [InlineData("5/-1")]
    [InlineData("5/4/1")]
    [InlineData("5/41@")]
    public void What_is_no_address_is_refused(string recipient) => Assert.False(TelegramAddress.TryParse(recipient, out _));

    [Fact]
    public async Task Whatever_is_sent_into_a_topic_names_it()
    {
        await using var setup = await TelegramSetup.Start();

        await setup.Client.ShowTyping($"{Chat}/41", Cancellation);
        await setup.Client.Send($"{Chat}/41", new OutboundMessage { Text = "Вітаю" }, Cancellation);
        await setup.Client.Send($"{Chat}/41", new OutboundMessage { Images = ["https://shop.example/1.jpg"] }, Cancellation);

        Assert.Equal([41L, 41L], setup.Peer.Messages(Chat).Select(message => message.MessageThreadId));
        Assert.Equal([41L], setup.Peer.TypingThreads);
        Assert.Empty(setup.Peer.Violations);
    }

    private static JsonObject InTopic(JsonObject update, long thread)
    {
        update["message"]!["message_thread_id"] = thread;
        update["message"]!["is_topic_message"] = true;
        return update;
    }
}
