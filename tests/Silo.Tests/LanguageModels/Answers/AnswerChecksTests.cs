using System.Collections.Immutable;
using MirtAi.Grains.Answers;
using MirtAi.Grains.Catalog;
using MirtAi.Silo.LanguageModels.Answers;

namespace MirtAi.Silo.Tests.LanguageModels.Answers;

/// <summary>What an answer about the dress Анна may hold, and what it must not.</summary>
public sealed class AnswerChecksTests
{
    private static readonly AnswerPolicy Policy = AnswerPolicyLoader.Load(Path.Combine(Shop.Root, "data/guards"));

    [Theory]
    [InlineData("Сукня Анна коштує 1850 грн, на зріст 131 беріть 134-140 🤍")]
    [InlineData("Анна є в рожевому та сірому кольорах. Який Вам до вподоби?")]
    [InlineData("Ціна 1 850 грн за будь-який розмір.")]
    [InlineData("Розмір 134–140 підійде, оформлюємо?")]
    [InlineData("Розмір 134-140 1850 грн")]
    [InlineData("Деталі є на https://mirt.store/anna")]
    [InlineData("Дуже гарний вибір 🙌🏻🤍")]
    public void What_the_facts_hold_may_be_said(string text) => Assert.Empty(Faults(text));

    [Theory]
    [InlineData("Сукня Анна коштує 890 грн", "price")]
    [InlineData("Для Вас 1 700 ₴", "price")]
    [InlineData("Всього за тисячу гривень", "price")]
    [InlineData("Ціна 17 uah", "price")]
    [InlineData("Візьміть 128-134", "size")]
    [InlineData("Візьміть розмір 170", "number")]
    [InlineData("Доставимо за 14 днів", "number")]
    [InlineData("Раджу ще Лагуну", "product")]
    [InlineData("Є ще сукня Зоряна", "product")]
    [InlineData("Model Aurora is nice", "product")]
    [InlineData("Є в зеленому", "color")]
    [InlineData("Оплата на картку 4111 1111 1111 1111", "requisites")]
    [InlineData("IBAN UA213223130000026007233566001", "requisites")]
    [InlineData("ua21 3223 1300 0002 6007 2335 6600 1", "requisites")]
    [InlineData("Телефонуйте 0501234567", "requisites")]
    [InlineData("Телефонуйте 050.123.45.67", "requisites")]
    public void What_they_do_not_hold_may_not(string text, string code) => Assert.Contains(code, Codes(text));

    [Theory]
    [InlineData("https://mirt.store.evil.com/x")]
    [InlineData("https://evil.com/?mirt.store")]
    [InlineData("https://mirt.store@evil.com")]
    [InlineData("https://www.mirt.store")]
    [InlineData("https://mirt.store:8443/")]
    [InlineData("http://mirt.store/")]
    [InlineData("mirt.store")]
    [InlineData("www.evil.com")]
    [InlineData("t.me/evil")]
    [InlineData("пишіть @evil_shop")]
    [InlineData("https://mіrt.store/")]
    [InlineData("https://mirt.store\\@evil.com")]
    [InlineData("javascript:alert")]
    [InlineData("ftp://mirt.store")]
    [InlineData("https://ｅvil.com")]
    [InlineData("https://mirt\ufffd.store/anna")]
    public void Only_the_shops_own_hosts_are_linked(string link) => Assert.Contains("link", Codes("Дивіться " + link));

    [Theory]
    [InlineData("**Анна** гарна", "markdown")]
    [InlineData("# Анна", "markdown")]
    [InlineData("- рожевий\n- сірий", "markdown")]
    [InlineData("[сукня](x)", "markdown")]
    [InlineData("<b>Анна</b>", "markdown")]
    [InlineData("Ціна {price}", "markdown")]
    [InlineData("Дякую, [name]", "markdown")]
    [InlineData("Ан\u200Bна", "markdown")]
    [InlineData("Анна — гарна", "dash")]
    [InlineData("Анна 🔥", "emoji")]
    [InlineData("Анна 🤍🤍🤍", "emoji")]
    [InlineData("  ", "empty")]
    public void The_style_is_the_shops(string text, string code) => Assert.Contains(code, Codes(text));

    [Theory]
    [InlineData("Здравствуйте, сукня є", "language")]
    [InlineData("Этот розмір підійде", "language")]
    [InlineData("The dress is nice", "language")]
    public void A_Ukrainian_answer_is_Ukrainian(string text, string code) => Assert.Contains(code, Codes(text));

    [Theory]
    [InlineData("ru", "Платье Анна есть, розмір підійде", true)]
    [InlineData("ru", "Платье Анна есть в розовом цвете", false)]
    [InlineData("en", "The Anna dress is lovely", false)]
    [InlineData("en", "The Anna dress красива", true)]
    public void An_answer_is_in_its_conversations_language(string language, string text, bool isFault) =>
        Assert.Equal(isFault, Codes(text, language).Contains("language"));

    [Theory]
    [InlineData("Доставка безкоштовна")]
    [InlineData("Зробимо безкоштовну доставку")]
    [InlineData("Для Вас знижка")]
    [InlineData("Зробимо дешевше")]
    [InlineData("Повернемо кошти")]
    [InlineData("Гарантуємо, що підійде")]
    [InlineData("Я жива людина")]
    [InlineData("Я не бот")]
    [InlineData("При алергії це безпечно")]
    [InlineData("Завтра вже буде у Вас")]
    [InlineData("Таке саме є на розетці")]
    public void What_the_shop_does_not_promise_is_refused(string text) => Assert.Contains("forbidden", Codes(text));

    [Fact]
    public void What_the_shop_says_itself_may_be_repeated() =>
        Assert.DoesNotContain("forbidden", Codes("На жаль, знижок немає", said: "Знижок зараз немає, ціни вже найкращі."));

    [Fact]
    public void A_price_stands_beside_its_own_product()
    {
        var anna = Shop.Product("Сукня Анна");
        var other = Shop.Catalog.Value.Products.First(product => product.Sizes.All(size => size.Price.Amount != 1850));
        var price = other.Sizes[0].Price.Figure;
        var evidence = new AnswerEvidence("uk", [], [], [], [anna, other], Shop.Catalog.Value);

        Assert.Contains(Check([new AnswerBubble($"Сукня Анна коштує {price} грн.", [])], evidence), fault => fault.Code == "price");
        Assert.Empty(Check([new AnswerBubble($"{other.Name.Ukrainian} коштує {price} грн.", [])], evidence));
    }

    [Fact]
    public void Two_questions_are_asked_at_most() =>
        Assert.Contains(
            Check([new("Який колір? Який зріст?", []), new("Оформлюємо?", [])], Evidence("uk", "")), fault => fault.Code == "questions");

    [Fact]
    public void An_answer_says_something() => Assert.Contains(Check([], Evidence("uk", "")), fault => fault.Code == "empty");

    [Fact]
    public void A_long_bubble_is_refused() => Assert.Contains("length", Codes(new string('а', 901)));

    [Fact]
    public void The_shops_own_texts_pass_their_own_checks()
    {
        foreach (var language in LocalizedText.Languages)
        {
            foreach (var key in MirtAi.Grains.Sale.SpeechKeys.All)
            {
                foreach (var text in Shop.Wordings.Value[language, key].Where(text => !text.Contains('{', StringComparison.Ordinal)))
                {
                    var faults = Check([new AnswerBubble(text, [])], Evidence(language, text));
                    Assert.True(faults.IsEmpty, $"{language} {key}: {string.Join("; ", faults)}");
                }
            }
        }
    }

    private static IEnumerable<string> Codes(string text, string language = "uk", string said = "") =>
        Faults(text, language, said).Select(fault => fault.Code);

    private static ImmutableArray<AnswerFault> Faults(string text, string language = "uk", string said = "") =>
        Check([new AnswerBubble(text, [])], Evidence(language, said));

    private static ImmutableArray<AnswerFault> Check(ImmutableArray<AnswerBubble> bubbles, AnswerEvidence evidence) =>
        AnswerChecks.Faults(bubbles, evidence, Policy);

    private static AnswerEvidence Evidence(string language, string said) =>
        new(language, [said], [said], ["131"], [Shop.Product("Сукня Анна")], Shop.Catalog.Value);
}
