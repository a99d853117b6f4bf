using MirtAi.Grains.Customers;
using MirtAi.Grains.Language;
using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Tests.Orders;

public class TownsTests
{
    private const int Few = 12;

    public static TheoryData<string, string> Cases() => new()
    {
        { "у Львові", "Львів" }, { "зі Львова", "Львів" }, { "до Києва", "Київ" }, { "в Каневі", "Канів" }, { "до Чернігова", "Чернігів" },
        { "у Борисполі", "Бориспіль" }, { "з Тернополя", "Тернопіль" }, { "в Ірпені", "Ірпінь" }, { "з Кривого Рогу", "Кривий Ріг" },
        { "у Кривому Розі", "Кривий Ріг" }, { "у Білу Церкву", "Біла Церква" }, { "з Нової Одеси", "Нова Одеса" },
        { "в Новій Одесі", "Нова Одеса" }, { "у Сумах", "Суми" }, { "із Сум", "Суми" }, { "у Ромнах", "Ромни" }, { "з Лубен", "Лубни" },
        { "в Прилуках", "Прилуки" }, { "до Прилук", "Прилуки" }, { "у Броварах", "Бровари" }, { "до Броварів", "Бровари" },
        { "у Кременці", "Кременець" }, { "у Трускавці", "Трускавець" }, { "в Охтирці", "Охтирка" }, { "у Луцьку", "Луцьк" },
        { "у Кременчуці", "Кременчук" }, { "в Умані", "Умань" }, { "в Рівному", "Рівне" }, { "з Рівного", "Рівне" },
        { "у Жовтих Водах", "Жовті Води" }, { "до Жовтих Вод", "Жовті Води" }, { "у Рубіжному", "Рубіжне" }, { "у Лозовій", "Лозова" },
        { "в Коломиї", "Коломия" }, { "у Городку", "Городок" }, { "в Ізюмі", "Ізюм" }, { "у Хусті", "Хуст" },
        { "у Виноградові", "Виноградів" },
        { "у Великих Мостах", "Великі Мости" }, { "у Голій Пристані", "Гола Пристань" }, { "у Часовому Яру", "Часів Яр" },
        { "у Раві-Руській", "Рава-Руська" }, { "у Новгороді-Сіверському", "Новгород-Сіверський" },
        { "в Белой Церкви", "Біла Церква" }, { "в Кривом Роге", "Кривий Ріг" }, { "в Запорожье", "Запоріжжя" }, { "из Винницы", "Вінниця" },
        { "в Черновцах", "Чернівці" }, { "в Доброполье", "Добропілля" }, { "Chortkiv", "Чортків" }, { "Nova Kakhovka", "Нова Каховка" },
        { "Zolotonosha", "Золотоноша" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_town_is_known_in_every_case_and_language(string written, string town) =>
        Assert.Equal(town, Read($"Зразкова Ія, {written}, відділення 3").City);

    [Fact]
    public void Every_city_of_Ukraine_is_read_as_it_is_called() => Assert.Empty(Misread("city", "{0}").Take(Few));

    [Fact]
    public void Every_settlement_of_Ukraine_is_read_as_it_is_called() => Assert.Empty(Misread("settlement", "смт {0}").Take(Few));

    [Fact]
    public void Every_village_of_Ukraine_is_read_as_it_is_called() => Assert.Empty(Misread("village", "с. {0}").Take(Few));

    [Fact]
    public void Every_form_of_a_name_begins_with_its_stem()
    {
        var wrong =
            from name in Names("city").Concat(Names("settlement")).Concat(Names("village"))
            let word = Letters.Fold(name.Split(' ', '-')[0])
            let stem = word[..PlaceForms.StemLength(word)]
            where !PlaceForms.Of(word).All(form => form.StartsWith(stem, StringComparison.Ordinal))
            select word;

        Assert.Empty(wrong.Take(Few));
    }

    [Theory]
    [InlineData("Хмельницьий", "Хмельницький")]
    [InlineData("Запоріжя", "Запоріжжя")]
    [InlineData("Чернігвв", "Чернігів")]
    [InlineData("Нетакогоміста", "Нетакогоміста")]
    public void A_city_is_read_with_one_letter_wrong(string written, string city) =>
        Assert.Equal(city, Read($"Зразкова Ія, {written}, відділення 3").City);

    [Theory]
    [InlineData("Городок", "mv")]
    [InlineData("Нова Одеса", "n")]
    [InlineData("Миколаїв", "mn")]
    [InlineData("Нетакогоміста", "")]
    public void Namesakes_are_told_apart_by_their_oblasts(string name, string oblasts) =>
        Assert.Equal(oblasts, Settlements.OblastsOf(name));

    private static IEnumerable<string> Misread(string kind, string label) =>
        from name in Names(kind)
        let city = Read($"Зразкова Ія, {string.Format(null, label, name)}, відділення 3").City
        where city != name
        select $"{name} is read as {city}";

    private static IEnumerable<string> Names(string kind) =>
        from section in WordFile.Sections("settlements.txt")
        where section.Name == kind
        from entry in section.Entry.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        select entry.Split('=')[0].Replace('_', ' ');

    private static Recipient Read(string text) => DeliveryReader.Read(Lexicon.Common.Read(text), null, new Recipient(), awaited: true);
}
