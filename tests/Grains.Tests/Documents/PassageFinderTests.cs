using MirtAi.Grains.Documents;

namespace MirtAi.Grains.Tests.Documents;

public sealed class PassageFinderTests
{
    private static readonly DocumentChunk Guide = new(
        "Покупцям › Подарункове пакування",
        """
        Чи пакуєте ви подарунки?
        Так, кладемо сукню в коробку з бантом.
        Шоурум: м. Київ, вул. Хрещатик, 1. Ми приймаємо гостей у будні.
        Доставка за кордон: надсилаємо до Польщі та Чехії.
        Доставка коштує 70 грн.
        Замовляйте на shop.example.com або за номером 0501234567.
        """);

    [Theory]
    [InlineData("Чи є подарункове пакування?", "Так, кладемо сукню в коробку з бантом.")]
    [InlineData("А до Польщі надсилаєте?", "Доставка за кордон: надсилаємо до Польщі та Чехії.")]
    [InlineData("Отправляете в Польшу?", "Доставка за кордон: надсилаємо до Польщі та Чехії.")]
    [InlineData("do you ship abroad?", "Доставка за кордон: надсилаємо до Польщі та Чехії.")]
    [InlineData("Приймаєте гостей?", "Ми приймаємо гостей у будні.")]
    public void The_sentence_that_has_the_questions_words_or_their_meanings_is_found(string question, string sentence)
    {
        var best = Best(question);

        Assert.Equal(sentence, best?.Sentence);
        Assert.InRange(best!.Value.Match, 0.6, 1);
    }

    [Theory]
    [InlineData("Чи можна з собакою?")]
    [InlineData("Сертифікат на подарунок маєте?")]
    [InlineData("Скільки років вашому брендові?")]
    public void What_the_document_does_not_tell_is_below_the_threshold(string question) =>
        Assert.True(Best(question) is null or { Match: < 0.6 });

    [Theory]
    [InlineData("Доставка коштує 70 грн.")]
    [InlineData("Упаковка — 50 гривень")]
    [InlineData("It costs $5.")]
    [InlineData("Ціна 1850")]
    [InlineData("Вартість пакування 50")]
    [InlineData("Пишіть на shop@example.com.")]
    [InlineData("Див. https://shop.example")]
    [InlineData("Див. bit.ly/abc")]
    [InlineData("Пишіть у mirt.online або shop.ua")]
    [InlineData("Телефон 123-45-67")]
    [InlineData("Картка 4111 1111 1111 1111")]
    [InlineData("—")]
    public void Sums_links_and_long_numbers_are_never_quoted(string sentence) => Assert.False(PassageFinder.IsQuotable(sentence));

    [Theory]
    [InlineData("Обмін протягом 14 днів.")]
    [InlineData("Прати при 30 градусах.")]
    [InlineData("We are open 10:00-19:00.")]
    [InlineData("Працюємо 9.00-18.00 щодня.")]
    [InlineData("Це до 2 см. Далі не тягнеться.")]
    [InlineData("Use warm water, e.g. at 30 degrees.")]
    public void Other_numbers_may_be_quoted(string sentence) => Assert.True(PassageFinder.IsQuotable(sentence));

    [Fact]
    public void The_number_of_a_page_is_no_word_of_its_sentences()
    {
        var sought = DocumentTerms.Sought("Чи можна повернути за 14 днів?");
        var finder = new PassageFinder(sought, new Dictionary<string, long> { ["14"] = 1 }, 1_000);

        var onPage14 = finder.Best(new DocumentChunk("Page 14", "Листівку кладемо в коробку."));
        var aboutIt = finder.Best(new DocumentChunk("Правила › Page 3", "Повернути можна за 14 днів."));

        Assert.True(onPage14 is null or { Match: 0 });
        Assert.True(aboutIt is { Match: > 0.9 });
    }

    [Fact]
    public void A_sentence_means_what_is_above_it_too_but_for_the_number_of_its_page() => Assert.Equal(
        [("Так, за 14 днів.", "Правила\nМожна повернути?\nТак, за 14 днів.")],
        PassageFinder.Quotable(new DocumentChunk("Правила › Page 3", "Можна повернути?\nТак, за 14 днів.")));

    [Fact]
    public void A_question_without_telling_words_seeks_nothing() => Assert.Empty(DocumentTerms.Sought("А як це у вас?"));

    private static (string Sentence, double Match)? Best(string question) =>
        new PassageFinder(DocumentTerms.Sought(question), new Dictionary<string, long>(StringComparer.Ordinal), 10).Best(Guide);
}
