using System.Text.Json.Nodes;
using MirtAi.Channels.Telegram;
using MirtAi.TelegramPeer;

namespace MirtAi.Silo.Tests.Telegram;

public sealed class IgnoredUpdateTests
{
    private const long Chat = TelegramSetup.Customer;

    [Theory]
    [InlineData("message_reaction")]
    [InlineData("message_reaction_count")]
    [InlineData("poll")]
    [InlineData("poll_answer")]
    [InlineData("chat_member")]
    [InlineData("chat_join_request")]
    [InlineData("inline_query")]
    [InlineData("chosen_inline_result")]
    [InlineData("business_connection")]
    [InlineData("deleted_business_messages")]
    [InlineData("channel_post")]
    [InlineData("edited_channel_post")]
    [InlineData("pre_checkout_query")]
    [InlineData("a_kind_of_the_future")]
    public void Kinds_that_mean_nothing_here_are_ignored(string kind) =>
        Parsing.Ignored(TelegramUpdates.Update(1, kind, new JsonObject { ["id"] = "1" }));

    [Theory]
    [InlineData("group")]
    [InlineData("supergroup")]
    [InlineData("channel")]
    [InlineData("a type of the future")]
    public void Only_private_chats_are_customers(string type)
    {
        var update = TelegramUpdates.Text(1, Chat, "привіт");
        update["message"]!["chat"]!["type"] = type;

        Assert.Equal("not a private chat", Parsing.Ignored(update));
    }

    [Fact]
    public void An_anonymous_admin_in_a_forum_topic_is_no_customer_and_is_ignored_where_one_topic_is_for_all()
    {
        var update = TelegramUpdates.Text(1, TelegramSetup.ManagerChat, "беру");
        update["message"]!["chat"]!["type"] = "supergroup";
        update["message"]!["from"] = new JsonObject { ["id"] = 1_087_968_824, ["is_bot"] = true, ["username"] = "GroupAnonymousBot" };
        update["message"]!["sender_chat"] = new JsonObject { ["id"] = TelegramSetup.ManagerChat };
        update["message"]!["is_topic_message"] = true;
        update["message"]!["message_thread_id"] = 17;

        Assert.IsType<ParsedUpdate.ManagerAction>(Parsing.Parse(update.ToJsonString()));
        Assert.IsType<ParsedUpdate.Ignored>(
            Parsing.Parser(managerThread: 17).Parse(System.Text.Encoding.UTF8.GetBytes(update.ToJsonString())));
    }

    [Fact]
    public void The_managers_chat_is_no_customer_even_if_it_is_private() =>
        Assert.Equal("what managers say to each other", Parsing.Ignored(TelegramUpdates.Text(1, TelegramSetup.ManagerChat, "привіт")));

    [Fact]
    public void A_bot_is_no_customer()
    {
        var update = TelegramUpdates.Text(1, Chat, "привіт");
        update["message"]!["from"]!["is_bot"] = true;

        Parsing.Ignored(update);
    }

    [Theory]
    [InlineData("pinned_message")]
    [InlineData("migrate_to_chat_id")]
    [InlineData("new_chat_members")]
    [InlineData("successful_payment")]
    [InlineData("forum_topic_created")]
    [InlineData("message_auto_delete_timer_changed")]
    [InlineData("write_access_allowed")]
    public void Service_messages_are_ignored(string member) =>
        Assert.Equal("a service message", Parsing.Ignored(TelegramUpdates.Media(1, Chat, member, new JsonObject { ["text"] = "x" })));

    [Theory]
    [InlineData("left")]
    [InlineData("restricted")]
    [InlineData("administrator")]
    public void Other_memberships_change_nothing(string status) => Parsing.Ignored(TelegramUpdates.MyChatMember(1, Chat, status));

    [Fact]
    public void A_membership_in_a_group_changes_nothing()
    {
        var update = TelegramUpdates.MyChatMember(1, Chat, "kicked");
        update["my_chat_member"]!["chat"]!["type"] = "group";

        Parsing.Ignored(update);
    }
}
