using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Language;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Tests.Understanding;

public class PaymentChoicesTests
{
    private const decimal Prepayment = 200, Total = 1850;

    private static readonly Conversation Asked = new Conversation
    {
        Order = new OrderDraft
        {
            Lines = [new OrderLine("1", "116", "pink", new Money(Total, "UAH"))],
            Recipient = new Recipient { FullName = "Зразкова Олена", Phone = "+380990000000", City = "Київ", Branch = "відділення 1" },
        },
    }.In(ConversationState.PaymentDelivery);

    [Theory]
    [InlineData("1", PaymentMethod.Full)]
    [InlineData("перший варіант", PaymentMethod.Full)]
    [InlineData("повна передплата", PaymentMethod.Full)]
    [InlineData("1850", PaymentMethod.Full)]
    [InlineData("карткою", PaymentMethod.Full)]
    [InlineData("оплачу все зараз", PaymentMethod.Full)]
    [InlineData("2", PaymentMethod.Prepay)]
    [InlineData("другий", PaymentMethod.Prepay)]
    [InlineData("the second one", PaymentMethod.Prepay)]
    [InlineData("давайте 200", PaymentMethod.Prepay)]
    [InlineData("двісті", PaymentMethod.Prepay)]
    [InlineData("накладний платіж", PaymentMethod.Prepay)]
    [InlineData("можна наложкою?", PaymentMethod.Prepay)]
    public void What_was_asked_last_is_answered(string text, PaymentMethod method) => Assert.Equal(method, Read(text, Asked));

    [Theory]
    [InlineData("500")]
    [InlineData("чому передплата?")]
    [InlineData("а без передплати можна?")]
    [InlineData("так, все вірно")]
    [InlineData("3")]
    [InlineData("а приміряти на пошті можна буде?")]
    [InlineData("можна оглянути на пошті")]
    [InlineData("скільки днів зберігається на пошті?")]
    [InlineData("а решту можна потім?")]
    [InlineData("а повернути можна прямо на пошті?")]
    [InlineData("тобто 1850?")]
    [InlineData("200?")]
    [InlineData("повністю, то без комісії?")]
    public void An_amount_that_nobody_named_and_a_question_choose_nothing(string text) => Assert.Null(Read(text, Asked));

    [Theory]
    [InlineData("2")]
    [InlineData("другий")]
    [InlineData("карткою")]
    public void Nothing_is_chosen_that_was_not_asked(string text) => Assert.Null(Read(text, new Conversation()));

    private static PaymentMethod? Read(string text, Conversation conversation)
    {
        var tokens = Lexicon.Common.Read(text);
        var utterance = new Utterance { Text = text, Tokens = tokens, Labels = PhraseBook.Labels(tokens) };
        return PaymentChoices.Read(utterance, conversation, Prepayment);
    }
}
