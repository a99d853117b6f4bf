using Microsoft.Extensions.Time.Testing;
using MirtAi.Channels.Telegram;
using MirtAi.Grains.Messages;
using MirtAi.TelegramPeer;

namespace MirtAi.Silo.Tests.Telegram;

/// <summary>A managers' chat that is a forum has a topic for each customer; nothing that happens to topics costs a message.</summary>
public sealed class CustomerTopicTests
{
    private const long Group = TelegramSetup.ManagerChat;

    private readonly FakeTimeProvider clock = new(Parsing.Now);

    [Fact]
    public async Task A_customer_has_one_topic_and_others_have_their_own()
    {
        await using var setup = await Forum();

        Assert.IsType<SendResult.Sent>(await Tell(setup, "telegram:1", "call"));
        Assert.IsType<SendResult.Sent>(await Tell(setup, "telegram:1", "and on"));
        Assert.IsType<SendResult.Sent>(await Tell(setup, "telegram:2", "another's"));

        var topics = setup.Peer.Topics(Group);
        Assert.Equal(["🔔 telegram:1", "🔔 telegram:2"], topics.Select(topic => topic.Name));
        Assert.Equal(
            [(topics[0].ThreadId, "call"), (topics[0].ThreadId, "and on"), (topics[1].ThreadId, "another's")],
            setup.Peer.Messages(Group).Select(message => (message.MessageThreadId!.Value, message.Text)));
        Assert.Empty(setup.Peer.Violations);
    }

    [Fact]
    public async Task Whatever_is_sent_goes_into_the_topic()
    {
        await using var setup = await Forum();
        var message = new OutboundMessage { Topic = new("telegram:1", "🔔 1") };

        await Send(setup, message with { Images = ["https://shop.example/1.jpg"] });
        await Send(setup, message with { Images = ["https://shop.example/1.jpg", "https://shop.example/2.jpg"], Text = "photos" });
        await Send(setup, message with { Original = "510000001/7" });

        var topic = Assert.Single(setup.Peer.Topics(Group));
        Assert.All(setup.Peer.Messages(Group), delivered => Assert.Equal(topic.ThreadId, delivered.MessageThreadId));
        Assert.Equal(["sendPhoto", "sendMediaGroup", "copyMessage"], setup.Peer.Messages(Group).Select(delivered => delivered.Method));
    }

    [Fact]
    public async Task A_topic_is_renamed_when_its_title_changes_and_once()
    {
        await using var setup = await Forum();

        await Tell(setup, "telegram:1", "call");
        await Tell(setup, "telegram:1", "taken", "🧑‍💼 telegram:1");
        await Tell(setup, "telegram:1", "relayed", "🧑‍💼 telegram:1");

        Assert.Equal("🧑‍💼 telegram:1", Assert.Single(setup.Peer.Topics(Group)).Name);
        Assert.Single(setup.Peer.Calls, method => method == "editForumTopic");
    }

    [Fact]
    public async Task A_closed_topic_is_opened_again()
    {
        await using var setup = await Forum();
        await Tell(setup, "telegram:1", "call");
        var topic = setup.Peer.Topics(Group)[0];
        setup.Peer.CloseTopic(Group, topic.ThreadId);

        Assert.IsType<SendResult.Sent>(await Tell(setup, "telegram:1", "again"));

        Assert.Equal(topic, Assert.Single(setup.Peer.Topics(Group)));
        Assert.Equal([topic.ThreadId, topic.ThreadId], setup.Peer.Messages(Group).Select(message => message.MessageThreadId!.Value));
    }

    [Fact]
    public async Task A_deleted_topic_is_made_anew()
    {
        await using var setup = await Forum();
        await Tell(setup, "telegram:1", "call");
        setup.Peer.DeleteTopic(Group, setup.Peer.Topics(Group)[0].ThreadId);

        Assert.IsType<SendResult.Sent>(await Tell(setup, "telegram:1", "again", "🧑‍💼 telegram:1"));

        var topic = Assert.Single(setup.Peer.Topics(Group));
        Assert.Equal(topic.ThreadId, setup.Peer.Messages(Group)[^1].MessageThreadId);
        Assert.EndsWith($"/{topic.ThreadId}", Assert.Single(setup.Topics.All).Topic, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_right_to_topics_the_call_arrives_outside_of_them_and_the_right_is_found_later()
    {
        await using var setup = await Forum();
        setup.Peer.SetForum(Group, mayManageTopics: false);

        Assert.IsType<SendResult.Sent>(await Tell(setup, "telegram:1", "first"));
        Assert.IsType<SendResult.Sent>(await Tell(setup, "telegram:1", "second"));
        setup.Peer.SetForum(Group, mayManageTopics: true);
        clock.Advance(TelegramTopics.Remembered);
        await Tell(setup, "telegram:1", "third");

        Assert.Equal([false, false, true], setup.Peer.Messages(Group).Select(message => message.MessageThreadId is not null));
        Assert.Equal(2, setup.Peer.Calls.Count(method => method == "createForumTopic"));
        Assert.Contains("right to manage topics", setup.Logs.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_topic_that_may_not_be_opened_costs_no_call()
    {
        await using var setup = await Forum();
        await Tell(setup, "telegram:1", "call");
        setup.Peer.CloseTopic(Group, setup.Peer.Topics(Group)[0].ThreadId);
        setup.Peer.SetForum(Group, mayManageTopics: false);

        Assert.IsType<SendResult.Sent>(await Tell(setup, "telegram:1", "again"));

        Assert.Null(setup.Peer.Messages(Group)[^1].MessageThreadId);
    }

    [Fact]
    public async Task A_topic_whose_record_waits_for_the_database_is_not_made_twice()
    {
        await using var setup = await Forum();
        setup.Topics.IsAway = true;
        Assert.IsType<SendResult.Failed>(await Tell(setup, "telegram:1", "call"));
        Assert.IsType<SendResult.Failed>(await Tell(setup, "telegram:1", "call"));

        setup.Topics.IsAway = false;
        Assert.IsType<SendResult.Sent>(await Tell(setup, "telegram:1", "call"));

        Assert.Equal(Assert.Single(setup.Peer.Topics(Group)).ThreadId, setup.Peer.Messages(Group)[0].MessageThreadId);
    }

    [Theory]
    [InlineData(PeerFaultKind.DropAfter, 2)]
    [InlineData(PeerFaultKind.DropBefore, 1)]
    public async Task A_lost_answer_or_a_crash_after_the_topic_was_made_costs_a_topic_too_many_and_never_the_call(
        PeerFaultKind fault, int topics)
    {
        await using var setup = await Forum();
        setup.Peer.Faults.Add(new PeerFault { Method = "createForumTopic", Kind = fault });

        Assert.IsType<SendResult.Failed>(await Tell(setup, "telegram:1", "call"));
        Assert.IsType<SendResult.Sent>(await Tell(setup, "telegram:1", "call"));
        Assert.IsType<SendResult.Sent>(await Tell(setup, "telegram:1", "and on"));

        Assert.Equal(topics, setup.Peer.Topics(Group).Count);
        Assert.All(
            setup.Peer.Messages(Group), message => Assert.Equal(setup.Peer.Topics(Group)[^1].ThreadId, message.MessageThreadId));
    }

    [Fact]
    public async Task An_ordinary_group_gets_the_same_messages_and_is_asked_once_what_it_is()
    {
        await using var setup = await TelegramSetup.Start(time: clock);

        await Tell(setup, "telegram:1", "call");
        await Tell(setup, "telegram:2", "call");

        Assert.All(setup.Peer.Messages(Group), message => Assert.Null(message.MessageThreadId));
        Assert.Equal(["getChat", "sendMessage", "sendMessage"], setup.Peer.Calls);
    }

    [Fact]
    public async Task A_group_that_becomes_a_forum_or_stops_to_be_one_is_noticed()
    {
        await using var setup = await TelegramSetup.Start(time: clock);
        await Tell(setup, "telegram:1", "call");

        setup.Peer.SetForum(Group);
        clock.Advance(TelegramTopics.Remembered);
        await Tell(setup, "telegram:1", "in a topic");
        setup.Peer.SetForum(Group, isForum: false);
        Assert.IsType<SendResult.Sent>(await Tell(setup, "telegram:2", "outside again"));

        Assert.Equal([false, true, false], setup.Peer.Messages(Group).Select(message => message.MessageThreadId is not null));
    }

    [Fact]
    public async Task A_topic_that_is_set_holds_everything()
    {
        await using var setup = await Forum(new() { ["Telegram:ManagerThreadId"] = "7" });

        await Tell(setup, "telegram:1", "call");

        Assert.Empty(setup.Peer.Topics(Group));
        Assert.DoesNotContain("getChat", setup.Peer.Calls);
    }

    [Fact]
    public async Task What_is_about_no_customer_is_outside_of_topics()
    {
        await using var setup = await Forum();

        await Send(setup, new OutboundMessage { Text = "a notice" });

        Assert.Null(Assert.Single(setup.Peer.Messages(Group)).MessageThreadId);
        Assert.Empty(setup.Peer.Topics(Group));
    }

    [Fact]
    public async Task A_silent_message_makes_no_sound()
    {
        await using var setup = await TelegramSetup.Start();

        await Send(setup, new OutboundMessage { Text = "in the night", Silent = true });
        await Send(setup, new OutboundMessage { Images = ["https://shop.example/1.jpg"], Silent = true });
        await Send(setup, new OutboundMessage { Original = "510000001/7", Silent = true });
        await Send(setup, new OutboundMessage { Text = "by day" });

        Assert.Equal([true, true, true, false], setup.Peer.Messages(Group).Select(message => message.IsSilent));
    }

    private async Task<TelegramSetup> Forum(Dictionary<string, string?>? settings = null)
    {
        var setup = await TelegramSetup.Start(settings, time: clock);
        setup.Peer.SetForum(Group);
        return setup;
    }

    private static Task<SendResult> Tell(TelegramSetup setup, string session, string text, string? title = null) =>
        Send(setup, new OutboundMessage { Text = text, Topic = new OutboundTopic(session, title ?? $"🔔 {session}") });

    private static Task<SendResult> Send(TelegramSetup setup, OutboundMessage message) =>
        setup.Account(TelegramClient.ManagerAccount).Send($"{Group}", message, TestContext.Current.CancellationToken);
}
