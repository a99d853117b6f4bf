using System.Text.Json.Nodes;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.TelegramPeer;

namespace MirtAi.Silo.Tests.Telegram;

public sealed class BusinessParsingTests
{
    private const long Chat = TelegramSetup.Customer;

    [Fact]
    public void A_business_chat_is_a_session_of_its_own_although_its_id_is_the_persons()
    {
        var inbound = Parsing.Event(TelegramUpdates.Business(1, Chat, "conn-1", "Добрий день"));

        Assert.Equal("telegram:conn-1:510000001", inbound.SessionKey);
        Assert.Equal("510000001@conn-1", inbound.Recipient);
    }

    [Fact]
    public void An_edit_in_a_business_chat_is_an_edit() =>
        Assert.Equal(InboundKind.Edit, Parsing.Event(TelegramUpdates.Business(1, Chat, "conn-1", "Добрий вечір", isEdit: true)).Kind);

    [Fact]
    public void What_the_accounts_owner_writes_is_ignored() =>
        Assert.Contains(
            "own", Parsing.Ignored(TelegramUpdates.Business(1, Chat, "conn-1", "Вітаю!", fromId: 600_000_002)), StringComparison.Ordinal);

    [Fact]
    public void What_the_bot_itself_wrote_for_the_account_is_ignored()
    {
        var update = TelegramUpdates.Business(1, Chat, "conn-1", "Вітаю!");
        update["business_message"]!["sender_business_bot"] = new JsonObject { ["id"] = 7_000_000_001, ["is_bot"] = true };

        Parsing.Ignored(update);
    }

    [Fact]
    public void Without_a_connection_it_cannot_be_answered_and_is_ignored()
    {
        var update = TelegramUpdates.Business(1, Chat, "conn-1", "Вітаю!");
        update["business_message"]!.AsObject().Remove("business_connection_id");

        Parsing.Ignored(update);
    }

    [Fact]
    public void A_button_in_a_business_chat_is_answered_through_its_connection()
    {
        var update = TelegramUpdates.Callback(1, Chat, "size:128");
        update["callback_query"]!["message"]!["business_connection_id"] = "conn-1";

        Assert.Equal("510000001@conn-1", Parsing.Event(update).Recipient);
    }

    [Fact]
    public void A_button_that_the_accounts_owner_presses_is_ignored()
    {
        var update = TelegramUpdates.Callback(1, Chat, "size:128");
        update["callback_query"]!["message"]!["business_connection_id"] = "conn-1";
        update["callback_query"]!["from"] = new JsonObject { ["id"] = 600_000_002, ["is_bot"] = false };

        Parsing.Ignored(update);
    }
}
