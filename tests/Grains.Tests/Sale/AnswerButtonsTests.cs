using MirtAi.Grains.Catalog;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Tests.Catalog;

namespace MirtAi.Grains.Tests.Sale;

/// <summary>Buttons below a question, and what they stand for when the sale has moved on.</summary>
public class AnswerButtonsTests
{
    private static readonly Color Red = new() { Id = "red", Name = new("червоний", "красный", "red"), Words = [] };
    private static readonly Color Gray = new() { Id = "gray", Name = new("сірий", "серый", "gray"), Words = [] };

    private static readonly Product Anna = Samples.Ranges with
    {
        Id = "anna",
        Name = new("Сукня Анна", "Платье Анна", "Anna dress"),
        Colors = [new() { Color = Red }, new() { Color = Gray }],
    };

    private static readonly ProductCatalog Catalog = new([Anna], [], [Red, Gray]);

    private static readonly Conversation Offered = new()
    {
        State = ConversationState.Offer,
        Selection = new() { ProductId = "anna", Size = "122-128", Color = "red", Offered = true },
    };

    [Fact]
    public void Yes_to_an_offer_takes_what_is_offered_and_nothing_else()
    {
        var yes = AnswerButtons.Offer(Anna, Anna.Size("122-128")!, Anna.Color("red")!).First();
        var gray = Offered with { Selection = Offered.Selection with { Color = "gray" } };

        Assert.Equal("беру", AnswerButtons.WordsOf(yes.Value, Offered, Catalog));
        Assert.Equal("Сукня Анна червоний 122-128", AnswerButtons.WordsOf(yes.Value, gray, Catalog));
        Assert.Equal("Сукня Анна червоний 122-128", AnswerButtons.WordsOf(yes.Value, new Conversation(), Catalog));
    }

    [Theory]
    [InlineData("pay_full", "повна оплата")]
    [InlineData("▸ Передплата", "Передплата")]
    [InlineData("an earlier bot's", null)]
    public void A_value_is_words_that_a_customer_could_have_written(string value, string? words) =>
        Assert.Equal(words, AnswerButtons.WordsOf(value, Offered, Catalog));

    [Fact]
    public void The_question_of_the_turn_has_its_buttons_below_the_last_bubble()
    {
        var plan = new TurnPlan { Conversation = new() { Language = "ru" }, Acts = [ProductActs.AskColor(Anna, isListed: true)] };

        var replies = AnswerButtons.Below([new Reply("Вот фото."), new Reply("Какой цвет?")], plan);

        Assert.True(replies[0].Buttons.IsDefaultOrEmpty);
        Assert.Equal([new("красный", "▸ Сукня Анна червоний"), new("серый", "▸ Сукня Анна сірий")], replies[1].Buttons);
    }

    [Fact]
    public void A_value_that_no_channel_takes_is_left_out()
    {
        var named = Anna with { Name = LocalizedText.Same(new string('я', 40)) };
        var plan = new TurnPlan { Conversation = new(), Acts = [ProductActs.AskColor(named, isListed: true)] };

        Assert.Empty(AnswerButtons.Below([new Reply("Який колір?")], plan)[0].Buttons);
    }
}
