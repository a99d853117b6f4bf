using MirtAi.Grains.Customers;
using MirtAi.Grains.Language;
using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Tests.Orders;

public class DeliveryReaderTests
{
    [Theory]
    [InlineData("Іваненко Марія, 0671234567, Київ, відділення 12", "Іваненко Марія", "Київ", "відділення 12")]
    [InlineData("0671234567 Петренко Іван Одеса нп 3", "Петренко Іван", "Одеса", "відділення 3")]
    [InlineData("Коваль Олена, м. Бровари, поштомат 4455, 0671234567", "Коваль Олена", "Бровари", "поштомат 4455")]
    [InlineData("Шевчук Ольга, у Києві, 5 відділення, 0671234567", "Шевчук Ольга", "Київ", "відділення 5")]
    [InlineData("Петров Иван, Харьков, отделение 7, 0671234567", "Петров Иван", "Харків", "відділення 7")]
    [InlineData("Мельник Ірина 0671234567 з Білої Церкви відділення №2", "Мельник Ірина", "Біла Церква", "відділення 2")]
    [InlineData("Бондар Надія, с. Гора, відділення 1, 0671234567", "Бондар Надія", "Гора", "відділення 1")]
    [InlineData("петренко олена 0671234567 львів 5 відділення", "Петренко Олена", "Львів", "відділення 5")]
    [InlineData("ПЕТРЕНКО ОЛЕНА ЛЬВІВ 5 0671234567", "Петренко Олена", "Львів", "відділення 5")]
    [InlineData("Олена Петренко Суми 12 відділення 067-123-45-67", "Олена Петренко", "Суми", "відділення 12")]
    [InlineData("Петренко Олена Іванівна, суми, відділення 3, 0671234567", "Петренко Олена Іванівна", "Суми", "відділення 3")]
    [InlineData("с. Нова Гребля, Київська обл., відділення 1, Мар'яна Лук'яненко 0671234567", "Мар'яна Лук'яненко", "Нова Гребля, Київська обл.", "відділення 1")]
    [InlineData("Полтавська область, село Зелений Гай, нп 1, Кравець Ірина, 0671234567", "Кравець Ірина", "Зелений Гай, Полтавська обл.", "відділення 1")]
    [InlineData("Чорна Любов, в Бровари, друге відділення, 0671234567", "Чорна Любов", "Бровари", "відділення 2")]
    [InlineData("Отримувач: Зразкова Віра. Телефон: 0671234567. Місто: Біла Церква. Відділення: 14", "Зразкова Віра", "Біла Церква", "відділення 14")]
    [InlineData("Анна Коваленко, +380671234567, м.Київ, поштомат №12345", "Анна Коваленко", "Київ", "поштомат 12345")]
    [InlineData("мене звати Ірина Мельник, я з Харкова, відділення нової пошти номер 21, 0671234567", "Ірина Мельник", "Харків", "відділення 21")]
    [InlineData("Иванова Мария, г. Одесса, почтомат 1234, 80671234567", "Иванова Мария", "Одеса", "поштомат 1234")]
    [InlineData("Сидорова Ольга Петровна Киевская область Боярка отделение 2 0671234567", "Сидорова Ольга Петровна", "Боярка, Киевская обл.", "відділення 2")]
    [InlineData("Petrenko Olena, m. Kyiv, viddilennya 5, 0671234567", "Petrenko Olena", "Київ", "відділення 5")]
    [InlineData("Jane Sample, Lviv, Nova Poshta branch #5, +38 067 123 45 67", "Jane Sample", "Львів", "відділення 5")]
    [InlineData("John O'Brien, parcel locker 4455, Kharkiv, 0671234567", "John O'Brien", "Харків", "поштомат 4455")]
    [InlineData("добрий день, Шевчук Надія\n0671234567\nІвано-Франківськ\nвідділення двадцять п'ять", "Шевчук Надія", "Івано-Франківськ", "відділення 25")]
    [InlineData("Гончар Любов Іванівна, Біла Церква, відділення 14, 0671234567", "Гончар Любов Іванівна", "Біла Церква", "відділення 14")]
    public void All_data_are_read_from_one_message(string text, string name, string city, string branch)
    {
        var recipient = Read(text, new Recipient());

        Assert.Equal(new Recipient { FullName = name, Phone = "+380671234567", City = city, Branch = branch }, recipient);
    }

    [Theory]
    [InlineData("Луцьк, відділення 12, ой ні вибачте 21. Ткачук Ніна", "Ткачук Ніна", "Луцьк", "відділення 21")]
    [InlineData("Козак Віра, Сокаль, передплату скину о 18:30", "Козак Віра", "Сокаль", null)]
    [InlineData("Марченко Оля, Полтава. Точно 1850 до оплати?", "Марченко Оля", "Полтава", null)]
    [InlineData("Марченко Оля, Полтава, 1850 разом", "Марченко Оля", "Полтава", null)]
    [InlineData("Малина Ганна Петрівна", "Малина Ганна Петрівна", null, null)]
    [InlineData("Суми Ганна Петрівна Малина, відділення 4", "Ганна Петрівна Малина", "Суми", "відділення 4")]
    [InlineData("старшому, йому 118", null, null, null)]
    [InlineData("жінка каже він вже 133", null, null, null)]
    public void Corrections_times_sums_heights_and_surnames_are_no_branch_and_no_town(
        string text, string? name, string? city, string? branch) =>
        Assert.Equal(
            new Recipient { FullName = name, City = city, Branch = branch },
            DeliveryReader.Read(Lexicon.Common.Read(text), null, new Recipient(), awaited: true));

    [Theory]
    [InlineData("Ільницька Марія", "по батькові ще додайте: Степанівна", "Ільницька Марія Степанівна")]
    [InlineData("Марія Ільницька", "отчество Степановна", "Марія Степановна Ільницька")]
    [InlineData("Ільницька Марія", "одержувачем запишіть маму: Малина Ганна Петрівна", "Малина Ганна Петрівна")]
    public void A_name_that_is_known_is_completed_or_replaced(string known, string text, string name)
    {
        var recipient = new Recipient { FullName = known, Phone = "+380671234567", City = "Жовті Води", Branch = "відділення 1" };

        Assert.Equal(
            recipient with { FullName = name },
            recipient.Updated(DeliveryReader.Read(Lexicon.Common.Read(text), null, recipient, awaited: false)));
    }

    [Theory]
    [InlineData("вул. Садова, буд. 5, кв. 3", "ой дом 15 а не 5", "вул. Садова, буд. 15, кв. 3")]
    [InlineData("улица Садовая дом 5 кв 3", "не 5, а 15", "улица Садовая дом 15 кв 3")]
    [InlineData("вул. Садова 5", "будинок 15а", "вул. Садова 15а")]
    [InlineData("вул. Садова 5-Б, кв 7", "вибачте, будинок 6", "вул. Садова 6, кв 7")]
    [InlineData("вул. 8 Березня 14", "буд 16", "вул. 8 Березня 16")]
    [InlineData("вул. Садова 5", "квартира 12", "вул. Садова 5, кв 12")]
    [InlineData("вул. Садова 5, кв 5", "квартира не 5, а 12", "вул. Садова 5, кв 12")]
    [InlineData("вул. Садова 5, кв 3", "дом 6 кв 4", "вул. Садова 6, кв 4")]
    public void The_house_or_the_flat_of_an_address_is_corrected_alone(string known, string text, string address)
    {
        var recipient = new Recipient { Branch = $"кур'єр, {known}" };

        Assert.Equal($"кур'єр, {address}", DeliveryReader.Read(Lexicon.Common.Read(text), null, recipient, awaited: false).Branch);
    }

    [Theory]
    [InlineData("не 5, а 15")]
    [InlineData("на 122")]
    [InlineData("дом")]
    [InlineData("2 штуки, а не 1")]
    public void Other_numbers_correct_no_address(string text)
    {
        var recipient = new Recipient { Branch = "кур'єр, вул. Садова 7, кв 3" };

        Assert.Null(DeliveryReader.Read(Lexicon.Common.Read(text), null, recipient, awaited: false).Branch);
    }

    [Theory]
    [InlineData("залежить від суми")]
    [InlineData("рівненько сидить")]
    [InlineData("дуже смачно")]
    [InlineData("скільки коштує доставка")]
    [InlineData("так, вірно")]
    public void Ordinary_words_are_no_town_and_no_name(string text)
    {
        var recipient = DeliveryReader.Read(Lexicon.Common.Read(text), null, new Recipient(), awaited: false);

        Assert.False(recipient.Begun);
    }

    [Theory]
    [InlineData("залежить від суми")]
    [InlineData("Зараз напишу")]
    [InlineData("хвилинку будь ласка")]
    [InlineData("яка загальна сума")]
    [InlineData("скільки їде до суми замовлення")]
    [InlineData("Дякую вам")]
    [InlineData("Добре, чекаю")]
    [InlineData("візьму 2 шт")]
    [InlineData("на зріст 140")]
    [InlineData("одну хвилину, подивлюсь адресу")]
    public void Small_talk_is_no_delivery_data_even_where_they_are_awaited(string text)
    {
        Assert.Equal(new Recipient(), Read(text, new Recipient()));
    }

    [Fact]
    public void What_comes_in_ten_messages_is_put_together()
    {
        var known = new Recipient();

        string[] messages =
            ["добре", "Петренко", "Олена", "0671234567", "хвилинку", "Київська обл", "у Боярці", "нова пошта", "відділення", "7"];
        foreach (var message in messages)
            known = known.Updated(Read(message, known));

        Assert.Equal(
            new Recipient { FullName = "Петренко Олена", Phone = "+380671234567", City = "Боярка", Branch = "відділення 7" }, known);
    }

    [Theory]
    [InlineData("прізвище неправильне, має бути Зразенко", "Зразенко Ірина", "Київ", "відділення 1")]
    [InlineData("ім'я не Ірина, а Олена", "Зразкова Олена", "Київ", "відділення 1")]
    [InlineData("ні, Львів, відділення 9", "Зразкова Ірина", "Львів", "відділення 9")]
    [InlineData("не те відділення, треба 15", "Зразкова Ірина", "Київ", "відділення 15")]
    [InlineData("не 1, 11!!", "Зразкова Ірина", "Київ", "відділення 11")]
    [InlineData("не 116, 122", "Зразкова Ірина", "Київ", "відділення 1")]
    [InlineData("отримувач інший: Коваль Петро", "Коваль Петро", "Київ", "відділення 1")]
    [InlineData("а коли буде у відділенні?", "Зразкова Ірина", "Київ", "відділення 1")]
    [InlineData("дякую, Софія", "Зразкова Ірина", "Київ", "відділення 1")]
    public void Corrections_change_what_they_name(string text, string name, string city, string branch)
    {
        var known = new Recipient { FullName = "Зразкова Ірина", Phone = "+380671234567", City = "Київ", Branch = "відділення 1" };
        var phone = PhoneNumbers.Find(text, out var rest);

        var corrected = known.Updated(DeliveryReader.Read(Lexicon.Common.Read(rest), phone, known, awaited: false));

        Assert.Equal(known with { FullName = name, City = city, Branch = branch }, corrected);
    }

    [Fact]
    public void A_lone_number_is_the_branch_when_only_that_is_missing()
    {
        var known = new Recipient { FullName = "Іваненко Марія", Phone = "+380671234567", City = "Київ" };

        Assert.Equal("відділення 12", Read("12", known).Branch);
    }

    [Fact]
    public void A_correction_overwrites_what_was_told_before()
    {
        var known = new Recipient { City = "Київ", Branch = "відділення 1" };

        Assert.Equal("Львів", known.Updated(Read("ні, Львів", known)).City);
    }

    private static Recipient Read(string text, Recipient known)
    {
        var phone = PhoneNumbers.Find(text, out var rest);
        return DeliveryReader.Read(Lexicon.Common.Read(rest), phone, known, awaited: true);
    }
}
