using MirtAi.Language;
using MirtAi.Orders;

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
    public void All_data_are_read_from_one_message(string text, string name, string city, string branch)
    {
        var recipient = Read(text, new Recipient());

        Assert.Equal(new Recipient { FullName = name, Phone = "+380671234567", City = city, Branch = branch }, recipient);
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
