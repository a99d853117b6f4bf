using MirtAi.Grains.Answers;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Understanding;
using MirtAi.Grains.Understanding.Reading;

namespace MirtAi.Silo.Tests.LanguageModels;

/// <summary>What counts as a proof of payment, and who gets to see the requisites.</summary>
public class ProofTests
{
    private static readonly PaymentOptions Payment = new() { Recipient = "Вигадана Особа", Iban = "UA213223130000026007233566001" };

    [Theory]
    [InlineData("оплатила")]
    [InlineData("готово, оплатила")]
    [InlineData("Готово")]
    [InlineData("скинула, ось чек")]
    [InlineData("вже переказала")]
    [InlineData("передоплату внесла")]
    [InlineData("оплата пройшла")]
    [InlineData("оплатил, проверьте")]
    [InlineData("отправила деньги")]
    [InlineData("I've paid")]
    [InlineData("I sent the money")]
    public void Words_of_having_paid_are_a_candidate(string text) => Assert.True(Brings(text));

    [Theory]
    [InlineData("ще не готова")]
    [InlineData("не оплатила")]
    [InlineData("ще не скинула гроші")]
    [InlineData("як оплатити?")]
    [InlineData("куди платити")]
    [InlineData("оплачу ввечері")]
    [InlineData("чек скину пізніше")]
    [InlineData("скину чек завтра")]
    [InlineData("а чек дасте?")]
    [InlineData("вже можна оплатити?")]
    [InlineData("ещё не оплатил")]
    [InlineData("haven't paid yet")]
    [InlineData("how do I pay?")]
    [InlineData("я готова замовити")]
    public void Words_of_paying_some_day_are_none(string text) => Assert.False(Brings(text));

    [Fact]
    public async Task Requisites_are_shown_to_who_has_ordered_and_to_no_model()
    {
        var model = new Watching();
        var dialogue = new Dialogue(Shop.Runner(payment: Payment, model: model));
        foreach (var message in new[] { "сукня Анна рожева на 128", "так", "Зразкова Олена, 0671234567, Київ, відділення 12" })
            await dialogue.Turn(message);

        var placed = await dialogue.Turn("передплата");
        var again = await dialogue.Turn("а як оплатити?");
        await dialogue.Turn("точно UA213223130000026007233566001?");

        foreach (var result in new[] { placed, again })
            Assert.Contains("IBAN: UA213223130000026007233566001\nДо сплати 200 грн.", result.Replies[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("UA213223130000026007233566001", model.Seen, StringComparison.Ordinal);
        Assert.Contains("[requisites]", model.Seen, StringComparison.Ordinal);
        Assert.True(FixedActs.Contains(new SpeechAct(SpeechKeys.PaymentDetails).With("requisites", "IBAN")));
        var order = Assert.Single(placed.Orders.Placed);
        Assert.Equal((1850m, 200m, PaymentMethod.Prepay), (order.Total.Amount, order.DueNow.Amount, order.Payment));
        Assert.Equal("Зразкова Олена", order.Recipient.FullName);
    }

    private static bool Brings(string text)
    {
        var conversation = new Conversation().In(ConversationState.PaymentDelivery);
        return ProofSigns.Brings(UtteranceReader.Read(text, hasPhoto: false, conversation, Shop.Catalog.Value));
    }

    /// <summary>A model that notes what it is shown of the conversation.</summary>
    private sealed class Watching : ILanguageModel
    {
        private readonly ScriptedLanguageModel script = new(Shop.Wordings.Value);

        public string Seen { get; private set; } = "";

        public Task<ModelReading?> Understand(TurnRequest request, TurnPlan plan, CancellationToken cancellationToken) =>
            Task.FromResult<ModelReading?>(null);

        public Task<TurnPlan> Answer(TurnRequest request, TurnPlan plan, ModelProposal proposal, CancellationToken cancellationToken)
        {
            Seen += string.Join('\n', request.History.Concat(request.Messages).Select(line => line.Text));
            return Task.FromResult(script.Word(request, plan));
        }
    }
}
