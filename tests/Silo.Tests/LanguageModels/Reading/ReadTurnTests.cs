using System.Text.Encodings.Web;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Understanding.Commands;
using MirtAi.OpenAIPeer;
using MirtAi.Silo.Tests.LanguageModels.Answers;
using MirtAi.Testing;
using static MirtAi.Silo.Tests.LanguageModels.Reading.ReadingModel;

namespace MirtAi.Silo.Tests.LanguageModels.Reading;

/// <summary>
/// Whole turns that a model reads: what it understands moves the sale on, and when it is away the rules understand alone.
/// </summary>
public sealed class ReadTurnTests
{
    private const string Anna = "3443041";

    [Fact]
    public async Task A_sentence_that_the_rules_do_not_understand_moves_the_sale_on()
    {
        const string sentence = "ну то загортайте скоріше, внучка вже стрибає від нетерпіння";
        var rules = new Dialogue(Shop.Runner());
        await rules.Turn("сукня Анна рожева на 131");
        await using var talk = await WordedConversation.Read();
        await talk.Say("сукня Анна рожева на 131");
        talk.Reads(Command("confirm", "загортайте скоріше"));

        var alone = await rules.Turn(sentence);
        var (_, read) = await talk.Say(sentence);

        Assert.Equal(ConversationState.Offer, alone.Conversation.State);
        Assert.Equal((ConversationState.PaymentDelivery, Reader.Model), (read.Conversation.State, read.ReadBy));
        Assert.Equal("pink", Assert.Single(read.Conversation.Order.Lines).Color);
        var carried = Assert.Single(read.Commands);
        Assert.Equal(CommandOutcome.Done, carried.Outcome);
        Assert.Equal(["загортайте", "скоріше"], Assert.IsType<ConfirmOrder>(carried.Command).Words);
        Assert.Empty(talk.Peer.Violations);
    }

    [Fact]
    public async Task What_a_model_reads_is_offered_as_if_the_words_were_known()
    {
        await using var talk = await WordedConversation.Read();
        talk.Reads(Command("select_item", "Анна в рожевенькому, зріст сто тридцять один", products: [Anna], color: "pink", number: 131));

        var (text, result) = await talk.Say("хай буде Анна в рожевенькому, зріст сто тридцять один");

        Assert.Empty(result.Dropped);
        Assert.Equal(ConversationState.Offer, result.Conversation.State);
        Assert.Equal((Anna, "134-140", "pink"), (
            result.Conversation.Selection.ProductId, result.Conversation.Selection.Size, result.Conversation.Selection.Color));
        Assert.Contains("1850 грн", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_commands_of_one_message_are_all_answered()
    {
        await using var talk = await WordedConversation.Read();
        await talk.Say("сукня Анна рожева на 131");
        talk.Reads(
            Command("confirm", "загортайте"),
            Command("ask_topic", "коли приїде", value: "delivery_time"));

        var (_, result) = await talk.Say("загортайте! а коли приїде?");

        Assert.Equal(ConversationState.PaymentDelivery, result.Conversation.State);
        Assert.Contains(result.Acts, act => act.Key == SpeechKeys.Delivery);
        Assert.Equal([typeof(ConfirmOrder), typeof(AskTopic)], result.Commands.Select(carried => carried.Command.GetType()));
    }

    [Fact]
    public async Task Two_items_that_are_named_in_full_are_bought_together()
    {
        await using var talk = await WordedConversation.Read();
        var laguna = Shop.Product("Костюм Лагуна");
        var color = laguna.Colors[0].Color;
        talk.Reads(
            Command("select_item", "Анну рожеву 131", products: [Anna], color: "pink", size: "134-140", number: 131),
            Command(
                "select_item", $"Лагуну {color.Name.Ukrainian} 122", products: [laguna.Id], color: color.Id, size: "122-128", number: 122));

        var (_, result) = await talk.Say($"старшій Анну рожеву 131. меншенькій Лагуну {color.Name.Ukrainian} 122");

        Assert.Empty(result.Dropped);
        Assert.Equal(ConversationState.Offer, result.Conversation.State);
        Assert.Equal(Anna, Assert.Single(result.Conversation.Order.Lines).ProductId);
        Assert.Equal(laguna.Id, result.Conversation.Selection.ProductId);
    }

    [Fact]
    public async Task A_command_belongs_to_the_message_whose_words_it_quotes()
    {
        await using var talk = await WordedConversation.Read();
        await talk.Say("сукня Анна рожева на 131");
        talk.Reads(
            Command("ask_topic", "чим повезете", value: "delivery"),
            Command("confirm", "загортайте"));

        var (_, result) = await talk.Say("а чим повезете?", "загортайте");

        Assert.Equal(ConversationState.PaymentDelivery, result.Conversation.State);
        Assert.Empty(result.Dropped);
    }

    [Fact]
    public async Task A_town_that_the_rules_do_not_know_is_read_back_and_places_nothing()
    {
        await using var talk = await WordedConversation.Read();
        await talk.Say("сукня Анна рожева на 131");
        await talk.Say("беру");
        talk.Reads(
            Command("give_city", "місто Зразківськ", value: "Зразківськ"),
            Command("give_branch", "чотирнадцяте 14", value: "14"));

        var (_, result) = await talk.Say("шліть у місто Зразківськ, чотирнадцяте 14");

        Assert.Equal(("Зразківськ", "відділення 14"), (
            result.Conversation.Order.Recipient.City, result.Conversation.Order.Recipient.Branch));
        Assert.False(result.Conversation.Order.Placed);
    }

    [Fact]
    public async Task A_payment_is_chosen_in_words_of_the_customers_own()
    {
        await using var talk = await WordedConversation.Read();
        await AskedHowToPay(talk);
        talk.Reads(Command("choose_payment", "гроші всі перекажу", value: "full"));

        var (_, result) = await talk.Say("гроші всі перекажу, не люблю бути винною");

        Assert.Equal(PaymentMethod.Full, result.Conversation.Order.Payment);
        Assert.True(result.Conversation.Order.Placed);
        Assert.Equal(1850m, Assert.Single(result.Orders.Placed).DueNow.Amount);
    }

    [Fact]
    public async Task A_claim_to_have_paid_is_for_a_manager_to_decide()
    {
        await using var talk = await WordedConversation.Read();
        await AskedHowToPay(talk);
        await talk.Say("передплата");
        talk.Reads(Command("claim_paid", "200 вже у вас на рахунку", number: 200));

        var (_, result) = await talk.Say("200 вже у вас на рахунку");

        Assert.Equal(EscalationReasons.PaymentProof, result.EscalationReason);
        Assert.Equal(200, Assert.Single(result.Commands.Select(carried => carried.Command).OfType<ClaimPaid>()).Amount);
    }

    [Fact]
    public async Task A_removal_that_the_model_overlooks_is_the_rules()
    {
        await using var talk = await WordedConversation.Read();
        await talk.Say("беру Анну рожеву на 131 і Лагуну рожеву на 122");
        await talk.Say("так");
        Assert.Equal(2, talk.Dialogue.Conversation.Order.Lines.Length);
        talk.Reads(Command("give_branch", "відділення 5", value: "5"));

        var (_, result) = await talk.Say("приберіть сукню, шліть на відділення 5");

        Assert.NotEqual(Anna, Assert.Single(result.Conversation.Order.Lines).ProductId);
        Assert.Equal("відділення 5", result.Conversation.Order.Recipient.Branch);
    }

    [Fact]
    public async Task What_seems_not_to_be_the_shops_business_may_be_to_a_model()
    {
        const string message = "погода в нас мокра, а гонець чи прудкий";
        var rules = new Dialogue(Shop.Runner());
        await using var talk = await WordedConversation.Read();
        talk.Reads(Command("ask_topic", "гонець чи прудкий", value: "delivery_time"));

        var alone = await rules.Turn(message);
        var (_, result) = await talk.Say(message);

        Assert.Equal(ConversationState.OutOfDomain, alone.Conversation.State);
        Assert.Contains(result.Acts, act => act.Key == SpeechKeys.Delivery);
        Assert.NotEqual(ConversationState.OutOfDomain, result.Conversation.State);
    }

    [Theory]
    [InlineData(0.9, EscalationReasons.Complaint)]
    [InlineData(0.8, null)]
    public async Task A_complaint_needs_more_than_a_hint(double confidence, string? reason)
    {
        await using var talk = await WordedConversation.Read();
        talk.Reads(Command("call_person", "такого ставлення я не чекала", confidence, value: "complaint"));

        var (_, result) = await talk.Say("такого ставлення я не чекала");

        Assert.Equal(reason, result.EscalationReason);
    }

    [Fact]
    public async Task What_only_sounds_like_a_complaint_is_the_models_to_read()
    {
        const string sentence = "гроші всі перекажу, не люблю бути винною";
        var rules = new Dialogue(Shop.Runner());
        await using var talk = await WordedConversation.Read();

        var alone = await rules.Turn(sentence);
        var (_, result) = await talk.Say(sentence);

        Assert.Equal(EscalationReasons.Complaint, alone.EscalationReason);
        Assert.Null(result.EscalationReason);
        Assert.Contains(talk.Peer.Requests, request => request.Schema == Schema);
    }

    [Fact]
    public async Task Where_the_words_call_for_a_person_no_model_is_asked()
    {
        await using var talk = await WordedConversation.Read();
        talk.Reads(Command("courtesy", "гроші", value: "thanks"));

        var (_, result) = await talk.Say("поверніть гроші");

        Assert.Equal(EscalationReasons.ReturnOrExchange, result.EscalationReason);
        Assert.DoesNotContain(talk.Peer.Requests, request => request.Schema == Schema);
    }

    [Fact]
    public async Task The_model_is_told_where_the_sale_stands_what_was_asked_and_what_is_sold()
    {
        await using var talk = await WordedConversation.Read();
        await talk.Say("сукня Анна рожева на 131");
        talk.Reads();

        await talk.Say("ага");

        var request = talk.Peer.Requests.Last(asked => asked.Schema == Schema);
        var told = request.TextOf("system");
        Assert.Contains("\"asked_last\":\"whether to order what was offered\"", told, StringComparison.Ordinal);
        Assert.Contains("\"id\":\"3443041\"", told, StringComparison.Ordinal);
        Assert.Contains("- claim_paid:", told, StringComparison.Ordinal);
        Assert.Equal("ага", request.LastTextOf("user"));
        Assert.Empty(talk.Peer.Violations);
    }

    [Fact]
    public async Task Neither_a_name_nor_a_phone_nor_an_address_is_sent_to_a_model_that_reads()
    {
        await using var talk = await WordedConversation.Read();
        foreach (var message in new[]
        {
            "сукня Анна рожева на 131", "беру", "Зразкова Олена, 099 000 00 00, Полтава, відділення 5", "дякую, а яка тканина?",
        })
            await talk.Say(message);

        var sent = string.Join('\n', talk.Peer.Requests.Select(request =>
            request.Body.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })));
        Assert.Contains(talk.Peer.Requests, request => request.Schema == Schema);
        Assert.DoesNotContain("Зразкова", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("000 00 00", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("Полтава", sent, StringComparison.Ordinal);
    }

    public static TheoryData<string> Absences => ["503", "refusal", "rubbish", "drop"];

    [Theory]
    [MemberData(nameof(Absences))]
    public async Task When_the_model_is_away_the_rules_understand(string absence)
    {
        var rules = new Dialogue(Shop.Runner());
        await using var talk = await WordedConversation.Read();
        talk.Reads(absence switch
        {
            "503" => PeerReply.Fail(503),
            "refusal" => PeerReply.Refuse("no"),
            "drop" => PeerReply.Drop(),
            _ => PeerReply.Say("Звісно! Ось команди:"),
        });

        foreach (var message in new[] { "Привіт", "сукня Анна рожева на 131", "беру", "Зразкова Олена, 0990000000, Полтава, відділення 5" })
        {
            var expected = await rules.Turn(message);
            var (_, result) = await talk.Say(message);

            Assert.Equal(expected.Acts.Select(act => act.Key), result.Acts.Select(act => act.Key));
            Assert.Equal(expected.Conversation.State, result.Conversation.State);
            Assert.Equal(expected.Conversation.Order.Recipient, result.Conversation.Order.Recipient);
            Assert.Equal(Reader.Scripted, result.ReadBy);
        }
    }

    [Fact]
    public async Task A_model_that_reads_too_long_leaves_time_for_the_answers_words()
    {
        var clock = new FakeTimeProvider();
        await using var talk = await WordedConversation.Read(clock: clock);
        talk.Reads(PeerReply.Hang());

        var turn = talk.Say("скільки коштує сукня Анна?");
        await Eventually.Until(() => talk.Peer.Requests.Any(request => request.Schema == Schema), TimeSpan.FromSeconds(30));
        clock.Advance(new ConversationOptions().TurnBudget / 2);
        var (text, result) = await turn;

        Assert.Contains(HonestModel.Mark, text, StringComparison.Ordinal);
        Assert.Contains("1850 грн", text, StringComparison.Ordinal);
        Assert.Equal(Reader.Scripted, result.ReadBy);
    }

    internal static async Task AskedHowToPay(WordedConversation talk)
    {
        foreach (var message in new[] { "сукня Анна рожева на 131", "беру", "Зразкова Олена, 0990000000, Полтава, відділення 5" })
            await talk.Say(message);
        Assert.Equal(ConversationState.PaymentDelivery, talk.Dialogue.Conversation.State);
        Assert.True(talk.Dialogue.Conversation.Order.Recipient.Complete);
    }
}
