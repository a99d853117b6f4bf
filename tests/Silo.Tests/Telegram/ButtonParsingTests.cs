using System.Text.Json.Nodes;
using MirtAi.Channels.Telegram;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.TelegramPeer;

namespace MirtAi.Silo.Tests.Telegram;

public sealed class ButtonParsingTests
{
    private const long Chat = TelegramSetup.Customer;

    [Fact]
    public void A_pressed_button_carries_its_value_and_its_query()
    {
        var inbound = Parsing.Event(TelegramUpdates.Callback(1, Chat, "size:128", "query-1"));

        Assert.Equal((InboundKind.Button, "size:128", "query-1"), (inbound.Kind, inbound.Text, inbound.CallbackId));
        Assert.Equal("telegram:510000001", inbound.SessionKey);
        Assert.Equal(Parsing.Now, inbound.SentAt);
    }

    [Fact]
    public void A_button_without_a_value_still_waits_for_its_acknowledgement()
    {
        var inbound = Parsing.Event(TelegramUpdates.Callback(1, Chat, data: null, "query-1"));

        Assert.Equal(("", "query-1"), (inbound.Text, inbound.CallbackId));
    }

    [Fact]
    public void A_button_whose_message_is_gone_belongs_to_the_one_who_pressed_it()
    {
        var update = TelegramUpdates.Callback(1, Chat, "size:128");
        update["callback_query"]!.AsObject().Remove("message");

        Assert.Equal("510000001", Parsing.Event(update).Recipient);
    }

    [Fact]
    public void A_button_of_an_inaccessible_message_counts()
    {
        var update = TelegramUpdates.Callback(1, Chat, "size:128");
        update["callback_query"]!["message"] = new JsonObject
        {
            ["chat"] = TelegramUpdates.PrivateChat(Chat),
            ["message_id"] = 3,
            ["date"] = 0,
        };

        Assert.Equal("size:128", Parsing.Event(update).Text);
    }

    [Fact]
    public void A_button_in_the_managers_group_is_not_a_customers()
    {
        var update = TelegramUpdates.Callback(1, Chat, "takeover");
        update["callback_query"]!["message"]!["chat"] = new JsonObject { ["id"] = TelegramSetup.ManagerChat, ["type"] = "supergroup" };

        Assert.IsType<ParsedUpdate.ManagerAction>(Parsing.Parse(update.ToJsonString()));
    }
}
