using System.Text.Json.Nodes;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Escalations;
using MirtAi.OpenAIPeer;

namespace MirtAi.Silo.Tests.LanguageModels.Answers;

/// <summary>What models may ask for, and what the rules make of it.</summary>
public sealed class AnswerToolTests
{
    private const string Anna = "3443041";

    [Theory]
    [InlineData("search_products", """{"query":"рожевий костюм"}""", "products")]
    [InlineData("size_for_height", """{"height":131,"product_id":""}""", "134-140")]
    [InlineData("size_for_height", """{"height":131,"product_id":"3443041"}""", "134-140")]
    [InlineData("check_stock", """{"product_id":"3443041","size":"134-140","color":"pink"}""", "\"available\":true")]
    [InlineData("check_stock", """{"product_id":"3443041","size":"80-92","color":"pink"}""", "\"available\":false")]
    [InlineData("check_stock", """{"product_id":"3443041","size":"","color":"green"}""", "\"made_in_color\":false")]
    [InlineData("delivery_options", "{}", "Новою поштою")]
    [InlineData("delivery_options", "", "Новою поштою")]
    [InlineData("check_stock", """{"product_id":"no","size":"","color":""}""", "unknown_product")]
    [InlineData("size_for_height", """{"height":"tall","product_id":""}""", "invalid_arguments")]
    [InlineData("size_for_height", """{"height":99999999999,"product_id":""}""", "invalid_arguments")]
    [InlineData("size_for_height", "{", "invalid_arguments")]
    [InlineData("drop_tables", "{}", "unknown_tool")]
    [InlineData("create_draft_order", """{"product_id":"3443041","size":"80-92","color":"pink","quantity":1}""", "not_in_catalogue")]
    [InlineData("create_draft_order", """{"product_id":"3443041","size":"134-140","color":"pink","quantity":1000}""", "not_in_catalogue")]
    [InlineData("call_manager", """{"reason":"because"}""", "unknown_reason")]
    public async Task A_tool_tells_what_the_shop_knows_and_what_is_wrong_with_a_request(string tool, string arguments, string told)
    {
        await using var talk = await WordedConversation.Start();
        await talk.Say("Привіт");
        talk.Peer.Prepare(PeerReply.Ask(new PeerToolCall(tool, arguments)));

        await talk.Say("які є сукні?");

        Assert.Contains(told, talk.Peer.Requests[^1].LastTextOf("tool"), StringComparison.Ordinal);
        Assert.Empty(talk.Peer.Violations);
    }

    [Fact]
    public async Task What_a_tool_told_may_be_said()
    {
        await using var talk = await WordedConversation.Start();
        await talk.Say("Привіт");
        var product = Shop.Product("Костюм Лагуна");
        talk.Peer.Prepare(
            PeerReply.Ask(new PeerToolCall("size_for_height", $$"""{"height":122,"product_id":"{{product.Id}}"}""")),
            HonestModel.Bubbles(("На 122 см Лагуна буде 122-128.", [])));

        var (text, _) = await talk.Say("дякую");

        Assert.Contains("На 122 см Лагуна буде 122-128.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_is_put_into_the_order_as_the_rules_would_and_its_acts_are_said()
    {
        await using var talk = await WordedConversation.Start();
        await talk.Say("сукня Анна на 131");
        talk.Peer.Prepare(
            PeerReply.Ask(
                new PeerToolCall("create_draft_order", $$"""{"product_id":"{{Anna}}","size":"134-140","color":"pink","quantity":2}""")));

        var (text, result) = await talk.Say("отой рожевенький для двійняток, дуже хочемо собі такі");

        Assert.Equal(ConversationState.Offer, result.Conversation.State);
        Assert.Equal(
            new Selection { ProductId = Anna, Size = "134-140", Color = "pink", Quantity = 2, Offered = true },
            result.Conversation.Selection);
        Assert.Contains("1850 грн", text, StringComparison.Ordinal);
        Assert.Contains(HonestModel.Mark, text, StringComparison.Ordinal);
        var (_, taken) = await talk.Say("так");
        var line = Assert.Single(taken.Conversation.Order.Lines);
        Assert.Equal((Anna, "134-140", "pink", 2, 1850m), (line.ProductId, line.Size, line.Color, line.Quantity, line.Price.Amount));
    }

    [Fact]
    public async Task What_was_offered_before_is_put_into_the_order_at_once()
    {
        await using var talk = await WordedConversation.Start();
        await talk.Say("сукня Анна рожева на 131");
        talk.Peer.Prepare(
            PeerReply.Ask(
                new PeerToolCall("create_draft_order", $$"""{"product_id":"{{Anna}}","size":"134-140","color":"pink","quantity":1}""")));

        var (_, result) = await talk.Say("ой яка краса, доня в захваті");

        Assert.Equal("pink", Assert.Single(result.Conversation.Order.Lines).Color);
        Assert.Equal(ConversationState.PaymentDelivery, result.Conversation.State);
        Assert.False(result.Conversation.Order.Placed);
    }

    [Fact]
    public async Task A_manager_is_called_in_the_same_result()
    {
        await using var talk = await WordedConversation.Start();
        await talk.Say("Привіт");
        talk.Peer.Prepare(PeerReply.Ask(new PeerToolCall("call_manager", """{"reason":"unknown_answer"}""")));

        var (text, result) = await talk.Say("а чи є у вас подарункові картки для бабусі з листівкою");

        Assert.Equal(EscalationReasons.AnswerUnknown, result.EscalationReason);
        Assert.Equal((ConversationState.End, DialoguePhase.Completed), (result.Conversation.State, result.Conversation.Phase));
        Assert.Contains("менеджер", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_model_that_asks_for_tools_for_ever_is_stopped()
    {
        await using var talk = await WordedConversation.Start();
        await talk.Say("Привіт");
        var before = talk.Peer.Requests.Count;
        talk.Peer.Otherwise = request => request.Tools.Count > 0
            ? PeerReply.Ask(new PeerToolCall("delivery_options", "{}"))
            : HonestModel.Answer(request);

        var (text, _) = await talk.Say("скільки коштує сукня Анна?");

        Assert.Equal(ModelLanguageModel.MaxToolRounds + 1, talk.Peer.Requests.Count - before);
        Assert.Contains(HonestModel.Mark, text, StringComparison.Ordinal);
        Assert.Empty(talk.Peer.Violations);
    }

    [Fact]
    public async Task Several_tools_may_be_asked_for_at_once()
    {
        await using var talk = await WordedConversation.Start();
        await talk.Say("Привіт");
        talk.Peer.Prepare(PeerReply.Ask(new("delivery_options", "{}"), new("search_products", """{"query":"сукні"}""")));

        await talk.Say("які є сукні?");

        var results = talk.Peer.Requests[^1].Messages.Where(message => (string?)message!["role"] == "tool")
            .Select(message => JsonNode.Parse((string)message!["content"]!)!);
        Assert.Equal(["texts", "products"], results.Select(result => result.AsObject().First().Key));
        Assert.Empty(talk.Peer.Violations);
    }
}
