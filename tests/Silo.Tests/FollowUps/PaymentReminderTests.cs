using Microsoft.Extensions.Options;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Sessions;
using MirtAi.Grains.Sessions.FollowUps;

namespace MirtAi.Silo.Tests.FollowUps;

/// <summary>How a customer is reminded who has ordered and sent no proof of payment.</summary>
public sealed class PaymentReminderTests
{
    [Theory]
    [InlineData("uk", null, "Нагадаю про замовлення № 0123456789abcdef: чекаю на фото або скрін квитанції після оплати.")]
    [InlineData("ru", null, "Напомню о заказе № 0123456789abcdef: жду фото или скрин квитанции после оплаты.")]
    [InlineData("en", null,
        "A reminder about your order No. 0123456789abcdef: I'm waiting for a photo or screenshot of the receipt after the payment.")]
    [InlineData("uk", "yookassa", "Нагадаю про замовлення № 0123456789abcdef: його ще не оплачено. Посилання на оплату є вище в чаті.")]
    [InlineData("ru", "yookassa", "Напомню о заказе № 0123456789abcdef: он ещё не оплачен. Ссылка на оплату есть выше в чате.")]
    [InlineData("en", "yookassa",
        "A reminder about your order No. 0123456789abcdef: it is not paid yet. The payment link is above in this chat.")]
    public void The_order_is_named_in_the_customers_language(string language, string? provider, string expected)
    {
        var writer = new FollowUpWriter(
            new Shelf(), new ScriptedLanguageModel(Shop.Wordings.Value), Options.Create(new PaymentOptions { Provider = provider }),
            TimeProvider.System);
        var session = Session.New("telegram:1") with
        {
            Conversation = new Conversation
            {
                Language = language,
                State = ConversationState.PaymentDelivery,
                Order = new OrderDraft { Placed = true, Number = "0123456789abcdef" },
            },
        };

        var reply = Assert.Single(writer.Remind(session, 1));

        Assert.StartsWith(expected, reply.Text, StringComparison.Ordinal);
    }

    private sealed class Shelf : ICatalog
    {
        public ProductCatalog Current => Shop.Catalog.Value;
    }
}
