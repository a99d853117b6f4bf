using MirtAi.Grains.Customers;
using MirtAi.Grains.Language;
using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Tests.Orders;

public class PlaceWordsTests
{
    [Theory]
    [InlineData("Доставляєте у Кривий Ріг?", "defect")]
    [InlineData("А в Криве Озеро відправите?", "defect")]
    [InlineData("відправите до села Бахів?", "defect")]
    [InlineData("вул. Крива 5, кур'єром", "defect")]
    public void A_place_is_no_word_of_complaint(string text, string tag)
    {
        var tokens = Lexicon.Common.Read(text);

        Assert.Contains(tokens, token => token.Is(tag));
        Assert.DoesNotContain(PlaceWords.Hide(tokens), token => token.Is(tag));
    }

    [Theory]
    [InlineData("прислали криву сукню")]
    [InlineData("Крива строчка на сукні")]
    [InlineData("сукня села після прання")]
    public void A_complaint_stays_one(string text) =>
        Assert.Contains(PlaceWords.Hide(Lexicon.Common.Read(text)), token => token.Is("defect"));

    [Fact]
    public void A_surname_is_no_insult_and_no_complaint()
    {
        var tokens = Lexicon.Common.Read("Козел Ігор, Дірко Оксана, Кривий Ріг, відділення 3");

        var mention = DeliveryReader.Find(tokens, "+380671234567", new Recipient(), awaited: true);

        Assert.Contains(tokens, token => token.Is("insult"));
        Assert.DoesNotContain(mention.Hide(tokens), token => token.Is("insult"));
    }
}
